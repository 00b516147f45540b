/**
 * How an approved picture reaches the shop. `swap` puts a new file into the old one's place; `in_place` gives the file
 * that is there new bytes, under the same address.
 */
export const writeModes = ["swap", "in_place"] as const;
export type WriteMode = (typeof writeModes)[number];

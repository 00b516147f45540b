/** Pages of the Inventory API: `offset` is the number of a page, from 0. */
import type { OperationCall } from "../common/open-api.ts";
import { EbayRefusal } from "./refusal.ts";

const maxLimit = 200;

export function pageOf<One>({ query }: OperationCall, all: readonly One[], address: string, usual: number) {
  const [limit, offset] = [Number(query["limit"] ?? usual), Number(query["offset"] ?? 0)];
  if (limit < 1 || limit > maxLimit)
    throw new EbayRefusal(400, 25706, "You have provided invalid pagination values. limit must be 1 to 200.");
  const shown = all.slice(offset * limit, (offset + 1) * limit);
  const at = (page: number) => `${address}?limit=${limit.toString()}&offset=${page.toString()}`;
  const hasNext = (offset + 1) * limit < all.length;
  const page = {
    href: at(offset),
    limit,
    size: shown.length,
    total: all.length,
    ...(hasNext && { next: at(offset + 1) }),
    ...(offset > 0 && { prev: at(offset - 1) }),
  };
  return { page, shown };
}

import { expect, test } from "vitest";
import { choiceFields, readExportChoice } from "./export-choice.ts";

const id = "cmexampleexampleexampleid";

test.each([
  ["run=abc&vendor=Acme", { kind: "run", runId: "abc" }],
  [`ids[]=${id}&ids[]=12`, { kind: "products", productIds: [id], productGids: ["gid://shopify/Product/12"] }],
  ["vendor=Acme&photos=enhanced", { kind: "filter", filter: { vendor: "Acme", photos: "enhanced" } }],
  ["", { kind: "filter", filter: {} }],
  ["run=&ids[]=", { kind: "filter", filter: {} }],
])("%s is understood, and comes out of its form the same", (address, choice) => {
  const read = readExportChoice(new URLSearchParams(address));
  expect(read).toEqual(choice);
  expect(readExportChoice(new URLSearchParams(choiceFields(read)))).toEqual(choice);
});

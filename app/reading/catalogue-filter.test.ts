import { expect, test } from "vitest";
import { filterFields, readCatalogueFilter, readCatalogueSort } from "./catalogue-filter.ts";

const read = (query: string) => readCatalogueFilter(new URLSearchParams(query));

test("reads what the page writes", () => {
  const filter = {
    ...({ search: "blue mug", status: "ACTIVE", photos: "in-review", underPx: 1000 } as const),
    ...{ vendor: "Acme", productType: "Mugs", tag: "sale", collection: "gid://shopify/Collection/1" },
  };
  expect(readCatalogueFilter(new URLSearchParams(filterFields(filter)))).toEqual(filter);
});

test("an empty address filters nothing", () => {
  expect(read("")).toEqual({});
  expect(read("search=+++&status=&photos=all")).toEqual({});
});

test("leaves out unknown values instead of failing", () => {
  expect(read("status=SOLD&photos=blurry&search=x&underPx=many&tag=+")).toEqual({ search: "x" });
});

test("cuts an endless search", () => {
  expect(read(`search=${"a".repeat(5000)}`).search).toHaveLength(200);
});

test("reads the same fields from a form, and takes no file for text", () => {
  const form = new FormData();
  form.set("photos", "enhanced");
  form.set("search", new File(["x"], "search"));
  expect(readCatalogueFilter(form)).toEqual({ photos: "enhanced" });
});

test("an order it does not know is the first one", () => {
  expect(readCatalogueSort(new URLSearchParams("sort=title+desc"))).toBe("title desc");
  expect(readCatalogueSort(new URLSearchParams("sort=price"))).toBe("updated desc");
});

/** The Inventory API of the stand-in, asked over HTTP as a client asks it. */
import { describe, expect, it } from "vitest";

import { actAs, call, ebay, errorOf, picture, record, seed, shown, uploaded } from "./testing/client.ts";

describe("inventory records", () => {
  it("loses what a replacement leaves out, and shows its pictures at once", async () => {
    const listingId = await seed({ title: "Jug", sku: "JUG 1/ü" });
    const [first, second] = [await uploaded(await picture(700)), await uploaded(await picture(900))];
    const before = (await (await call("GET", record("JUG 1/ü"))).json()) as { product: object };
    expect(before).toMatchObject({ sku: "JUG 1/ü", condition: "NEW", product: { title: "Jug" } });
    const product = { title: "Jug", imageUrls: [second, first] };
    expect((await call("PUT", record("JUG 1/ü"), { product })).status).toBe(204);
    const after = (await (await call("GET", record("JUG 1/ü"))).json()) as { condition?: string };
    expect(after.condition).toBeUndefined();
    expect(await shown(listingId)).toEqual([second, first]);
  });

  it.each([
    ["no picture", () => Promise.resolve([]), 25014],
    ["too small", async () => [await uploaded(await picture(499))], 25014],
    ["25 pictures", async () => Array<string>(25).fill(await uploaded(await picture(500))), 25014],
    ["plain HTTP", () => Promise.resolve(["http://shop.example/a.jpg"]), 25015],
  ])("refuses %s and leaves the listing as it was", async (_what, urls, errorId) => {
    const bytes = (await picture(600)).toString("base64");
    const listingId = await seed({ title: "Jug", sku: "JUG", pictures: [{ base64: bytes }] });
    const before = await shown(listingId);
    const answer = await call("PUT", record("JUG"), { product: { title: "Jug", imageUrls: await urls() } });
    expect(await errorOf(answer)).toEqual({ status: 400, errorId });
    expect(await shown(listingId)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it("does not take pictures that expired", async () => {
    await seed({ title: "Jug", sku: "JUG" });
    const url = await uploaded(await picture(600));
    ebay.clock.advance(31 * 86_400_000);
    await actAs();
    const answer = await call("PUT", record("JUG"), { product: { title: "Jug", imageUrls: [url] } });
    expect(await errorOf(answer)).toEqual({ status: 400, errorId: 25015 });
  });

  it("refuses the second of two writes at once, a language left out, and another seller", async () => {
    await seed({ title: "Jug", sku: "JUG", state: "ended" });
    const write = () => call("PUT", record("JUG"), { product: { title: "Jug" } });
    const statuses = (await Promise.all([write(), write()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 500]);
    const unnamed = await call("PUT", record("JUG"), {}, { "content-type": "application/json" });
    expect(await errorOf(unnamed)).toEqual({ status: 400, errorId: 25709 });
    await actAs("eb7k2other2");
    expect(await errorOf(await call("GET", record("JUG")))).toEqual({ status: 404, errorId: 25710 });
  });

  it("makes a record of a plain SKU only", async () => {
    expect((await call("PUT", record("NEW-1"), { product: { title: "New" } })).status).toBe(201);
    expect(await errorOf(await call("PUT", record("NEW/1"), {}))).toEqual({ status: 400, errorId: 25707 });
    expect(await errorOf(await call("PUT", record("N".repeat(51)), {}))).toEqual({
      status: 400,
      errorId: 25707,
    });
  });

  it("counts pages, not records, in offset", async () => {
    await seed(Array.from({ length: 5 }, (_, at) => ({ title: "Jug", sku: `J${at.toString()}` })));
    const answer = await call("GET", "/sell/inventory/v1/inventory_item?limit=2&offset=1");
    const page = (await answer.json()) as { inventoryItems: { sku: string }[]; total: number; next: string };
    expect(page.inventoryItems.map(({ sku }) => sku)).toEqual(["J2", "J3"]);
    expect(page.total).toBe(5);
    expect(page.next).toContain("offset=2");
    expect(await errorOf(await call("GET", "/sell/inventory/v1/inventory_item?limit=201"))).toEqual({
      status: 400,
      errorId: 25706,
    });
  });

  it("allows 250 revisions of a listing a day", async () => {
    const listingId = await seed({ title: "Jug", sku: "JUG" });
    const listing = ebay.state.listings.find((one) => one.listingId === listingId);
    if (listing) listing.revised = { day: new Date().toISOString().slice(0, 10), count: 250 };
    const url = await uploaded(await picture(600));
    const answer = await call("PUT", record("JUG"), { product: { title: "Jug", imageUrls: [url] } });
    expect(await errorOf(answer)).toEqual({ status: 400, errorId: 25019 });
  });
});

describe("groups", () => {
  const jugs = {
    kind: "group",
    title: "Jugs",
    sku: "JUGS",
    variations: [
      { sku: "JUG-R", specifics: { Colour: "Red" } },
      { sku: "JUG-B", specifics: { Colour: "Blue" } },
    ],
  };

  it("shows the gallery, then the pictures of each value", async () => {
    const listingId = await seed(jugs);
    const [all, red] = [await uploaded(await picture(600)), await uploaded(await picture(700))];
    const address = "/sell/inventory/v1/inventory_item_group/JUGS";
    const before = (await (await call("GET", address)).json()) as object;
    expect((await call("PUT", address, { ...before, imageUrls: [all] })).status).toBe(204);
    const variant = (await (await call("GET", record("JUG-R"))).json()) as { product: object };
    expect(variant).toMatchObject({ inventoryItemGroupKeys: ["JUGS"] });
    const product = { ...variant.product, imageUrls: [red] };
    expect((await call("PUT", record("JUG-R"), { ...variant, product })).status).toBe(204);
    expect(await shown(listingId)).toEqual([all, red]);
    const offers = (await (await call("GET", "/sell/inventory/v1/offer?sku=JUG-B")).json()) as {
      offers: object[];
    };
    expect(offers.offers).toMatchObject([
      { status: "PUBLISHED", listing: { listingId, listingStatus: "ACTIVE" } },
    ]);
  });

  it("takes 12 pictures a variation, and none hosted elsewhere among its own", async () => {
    await seed(jugs);
    const url = await uploaded(await picture(600));
    const put = (imageUrls: string[]) =>
      call("PUT", record("JUG-R"), { product: { title: "Jugs", imageUrls } });
    expect(await errorOf(await put(Array<string>(13).fill(url)))).toEqual({ status: 400, errorId: 25014 });
    expect(await errorOf(await put([url, "https://shop.example/a.jpg"]))).toEqual({
      status: 400,
      errorId: 25014,
    });
  });
});

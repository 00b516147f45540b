/** What Amazon's Product Type Definitions say is heeded before anything is sent. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { PublishOrder } from "#connectors/connector.ts";
import { planImages } from "#core/publishing/image-plan.ts";
import { slotAt } from "#core/publishing/slot.ts";
import { type AmazonHarness, amazonHarness } from "../setup/channels/amazon-harness.ts";
import { keepTraffic } from "../setup/channels/keep-traffic.ts";
import { openSession } from "../setup/channels/harness.ts";

let amazon: AmazonHarness;

beforeAll(async () => {
  amazon = await amazonHarness();
});
afterEach(() => {
  amazon.clearFaults();
  expect(amazon.violations()).toEqual([]);
});
afterAll(async () => {
  await keepTraffic("amazon", "product-types", amazon.calls);
  await amazon.stop();
});

async function orderOf(productType: string): Promise<PublishOrder> {
  const sku = `${productType} ${amazon.calls.length}`;
  const listing = await amazon.seed({ title: "Gift", sku, productType, pictures: [] });
  const wanted = [0, 1, 2].map((index) => ({
    ...{ slot: slotAt(index), alt: null, variantKeys: [] },
    source: {
      ...({ kind: "rendition", sha256: `${index}`, mimeType: "image/jpeg", bytes: 1 } as const),
      url: `https://pictures.example/${index}.jpg`,
    },
  }));
  const plan = planImages({ present: [], wanted, mode: "replace", ours: new Map(), maxImages: 9 });
  return { listing, productType, plan, openPicture: () => Promise.reject(new Error("not sent")) };
}
const asked = (operation: string) =>
  amazon.calls.filter(({ operationId }) => operationId === operation).length;

test("a type that Amazon does not know is told, and no dry run is spent on it", async () => {
  const client = amazon.connector.open(await openSession(amazon));
  const issues = await client.validate(await orderOf("FLYING_CARPET"));
  expect(issues).toMatchObject([{ code: "packshot.unknown-product-type", severity: "error", slot: null }]);
  expect(issues[0]?.message).toContain("FLYING_CARPET");
  expect(asked("patchListingsItem")).toBe(0);
});

test("every place that the type does not take is told at once", async () => {
  const client = amazon.connector.open(await openSession(amazon));
  expect(await client.validate(await orderOf("GIFT_CARD"))).toMatchObject([
    { code: "packshot.slot-not-taken", severity: "error", slot: "gallery-1" },
    { code: "packshot.slot-not-taken", severity: "error", slot: "gallery-2" },
  ]);
});

test("a type is asked for once, however many listings have it; an answer that fails is not kept", async () => {
  const order = await orderOf("DRINKING_CUP");
  const before = asked("getDefinitionsProductType");
  const client = amazon.connector.open(await openSession(amazon));
  amazon.arm({ kind: "5xx", match: { operation: "getDefinitionsProductType" } });
  await expect(client.validate(order)).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  expect(await client.validate(order)).toEqual([]);
  expect(await amazon.connector.open(await openSession(amazon)).validate(order)).toEqual([]);
  expect(asked("getDefinitionsProductType") - before).toBe(2);
});

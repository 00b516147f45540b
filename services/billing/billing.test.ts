import "#tests/setup/billing-env.ts";
import "#tests/setup/test-env.ts";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { findPlan } from "#core/billing/plans.ts";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  jobsOf,
  makeImage,
  makePicture,
  makeProduct,
  makeSource,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { recordIngest } from "../ingest/record-ingest.ts";
import { failRendition } from "../renditions/fail-rendition.ts";
import { openRendition } from "../renditions/open-rendition.ts";
import { recordRendition } from "../renditions/record-rendition.ts";
import { reuseRendition } from "../renditions/reuse-rendition.ts";
import { decide } from "../review/decide.ts";
import { redoRendition } from "../review/redo-rendition.ts";
import { cancelRun } from "../runs/cancel-run.ts";
import { listRuns } from "../runs/list-runs.ts";
import { retryFailed } from "../runs/retry-failed.ts";
import { startRun } from "../runs/start-run.ts";
import { readRoomForRun } from "./fit-to-plan.ts";
import { openUsageBatch } from "./open-usage-batch.ts";
import { readBilling } from "./read-billing.ts";
import { recordPlan, type Subscription } from "./record-plan.ts";
import { recordUsageBatch } from "./record-usage-batch.ts";

const request = { presetName: "amazon-main", actor: "staff:1" };
let shopId: string;

beforeEach(async () => {
  shopId = (await openTestShop()).id;
});

async function addProduct(photos: number): Promise<string> {
  const name = randomUUID();
  const images = Array.from({ length: photos }, (_, n) =>
    makeImage(`gid://shopify/MediaImage/${name}${n}`, n),
  );
  const [id = ""] = await addProducts(shopId, [makeProduct(name, { images })]);
  return id;
}

const sourcesFor = (photos: number) =>
  Array.from({ length: photos }, (_, n) =>
    makeSource(`gid://shopify/MediaImage/${randomUUID()}`, undefined, n),
  );

/** A run of one product, fetched: its renditions wait to be rendered. */
async function ingested(photos: number): Promise<{ runId: string; renditions: string[] }> {
  const { runId } = await startRun(shopId, { ...request, productIds: [await addProduct(photos)] });
  const { id } = await prisma.runProduct.findFirstOrThrow({ where: { runId } });
  await recordIngest(shopId, id, sourcesFor(photos));
  const rows = await prisma.rendition.findMany({ where: { runId }, orderBy: { position: "asc" } });
  return { runId, renditions: rows.map((row) => row.id) };
}

async function render(id: string, ...how: Parameters<typeof makePicture>): Promise<void> {
  await openRendition(shopId, id);
  await recordRendition(shopId, id, makePicture(...how));
}

const billing = async () => {
  const view = await readBilling(shopId);
  if (view === null) throw new Error("expected billing to be on");
  return view;
};

const subscription = (title: string, changed: Partial<Subscription> = {}): Subscription => ({
  ...{ gid: `gid://shopify/AppSubscription/${title}`, title, isTest: true },
  usageLineGid: `gid://shopify/AppSubscriptionLineItem/${title}`,
  usageCapCents: findPlan(title.toLowerCase())?.usageCapCents ?? 0,
  periodEndsAt: new Date(Date.now() + 20 * 86_400_000),
  ...changed,
});

/** Pictures of earlier runs in this period. */
async function useUp(pictures: number): Promise<void> {
  await prisma.imageUse.createMany({
    data: Array.from({ length: pictures }, () => ({
      ...{ shopId, renditionId: randomUUID(), renditionKey: randomUUID() },
    })),
  });
}

test("a started run holds its photos until they are made, and only usable pictures count", async () => {
  const { runId, renditions } = await ingested(4);
  expect(await billing()).toMatchObject({ planName: "free", used: 0, onTheWay: 4, left: 21 });
  const [passed = "", doubtful = "", bad = "", broken = ""] = renditions;
  await render(passed, "pass");
  await render(doubtful, "review");
  await render(bad, "fail");
  await failRendition(shopId, broken, new AppError("BAD_IMAGE", "no picture"));
  expect(await billing()).toMatchObject({ used: 2, onTheWay: 0, left: 23 });
  expect(await retryFailed(shopId, runId, "staff:1")).toEqual({ retried: 1 });
  expect(await billing()).toMatchObject({ used: 2, onTheWay: 1, left: 22 });
});

test("a picture that failed its checks counts once somebody takes it all the same", async () => {
  const { renditions } = await ingested(1);
  const [id = ""] = renditions;
  await render(id, "fail");
  expect(await billing()).toMatchObject({ used: 0 });
  await decide(shopId, id, { kind: "approve", actor: "staff:1" });
  expect(await billing()).toMatchObject({ used: 1 });
});

test("a picture made again, an equal one, and a result told twice count once", async () => {
  const { renditions } = await ingested(2);
  const [first = "", second = ""] = renditions;
  await openRendition(shopId, first);
  await Promise.all([
    recordRendition(shopId, first, makePicture("pass", "same")),
    recordRendition(shopId, first, makePicture("pass", "same")),
  ]);
  await openRendition(shopId, second);
  expect(await reuseRendition(shopId, second, "same")).toBe(true);
  expect(await billing()).toMatchObject({ used: 1 });
  await decide(shopId, first, { kind: "reject", actor: "staff:1" });
  await redoRendition(shopId, first, { actor: "staff:1" });
  expect(await billing()).toMatchObject({ used: 1, onTheWay: 0 });
  await render(first, "pass", "another");
  expect(await billing()).toMatchObject({ used: 1 });
});

test("a run larger than what is left starts nothing, says how much is left, and can be run in part", async () => {
  await useUp(20);
  const productIds = [await addProduct(3), await addProduct(4), await addProduct(2)];
  const room = { neededPictures: 9, leftPictures: 5, fittingProducts: 2, fittingPictures: 5 };
  expect(await readRoomForRun(shopId, 9, [3, 4, 2])).toEqual(room);
  const refused = await startRun(shopId, { ...request, productIds }).catch((thrown: unknown) => thrown);
  expect(refused).toMatchObject({ code: "OVER_LIMIT" });
  expect((refused as AppError).userMessage).toMatch(/needs 9 pictures.*has 5 left.*Nothing was started/);
  expect((await listRuns(shopId)).runs).toEqual([]);
  expect(await jobsOf(shopId, "ingest-product")).toEqual([]);

  const { runId } = await startRun(shopId, { ...request, productIds, onlyWhatFits: true });
  const rows = await prisma.runProduct.findMany({ where: { runId }, orderBy: { id: "asc" } });
  expect(rows.map((row) => row.productId)).toEqual([productIds[0], productIds[2]]);
  expect(await billing()).toMatchObject({ left: 0, onTheWay: 5 });
  await cancelRun(shopId, runId, "staff:1");
  expect(await billing()).toMatchObject({ left: 5, onTheWay: 0 });
});

test("of runs started at the same moment only as many begin as fit", async () => {
  await useUp(15);
  const products = await Promise.all(Array.from({ length: 5 }, () => addProduct(4)));
  const started = await Promise.allSettled(
    products.map((id) => startRun(shopId, { ...request, productIds: [id] })),
  );
  expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await billing()).toMatchObject({ onTheWay: 8, left: 2 });
});

test("what failed is not tried again when the plan is used up meanwhile", async () => {
  const { runId, renditions } = await ingested(2);
  for (const id of renditions) await failRendition(shopId, id, new AppError("BAD_IMAGE", "no picture"));
  await useUp(24);
  await expect(retryFailed(shopId, runId, "staff:1")).rejects.toMatchObject({ code: "OVER_LIMIT" });
  const states = await prisma.rendition.findMany({ where: { runId }, select: { state: true } });
  expect(states).toEqual([{ state: "failed" }, { state: "failed" }]);
});

test("pictures beyond the included ones are owed, bundled, and charged under one key however often it is told", async () => {
  await recordPlan(shopId, subscription("Starter"));
  await useUp(499);
  const { renditions } = await ingested(3);
  for (const id of renditions) await render(id, "pass");
  expect(await billing()).toMatchObject({ planName: "starter", used: 502, extraCents: 12 });
  expect(await jobsOf(shopId, "charge-usage")).toHaveLength(2);

  const batch = await openUsageBatch(shopId);
  expect(batch).toMatchObject({ pictures: 2, amountMills: 120 });
  // A worker that died after telling Shopify comes back with the same key, also when more is owed by then.
  const more = await ingested(1);
  await render(more.renditions[0] ?? "", "pass");
  expect(await openUsageBatch(shopId)).toEqual(batch);
  await recordUsageBatch(shopId, batch!, "charged");
  await recordUsageBatch(shopId, batch!, "refused");
  expect(await openUsageBatch(shopId)).toMatchObject({ pictures: 1, amountMills: 60 });
  expect(await billing()).toMatchObject({ extraCents: 18 });
  const log = await prisma.activity.findMany({ where: { shopId, kind: { startsWith: "usage." } } });
  expect(log.map(({ kind, after }) => [kind, after])).toEqual([
    ["usage.charged", { pictures: 2, cents: 12 }],
  ]);
});

test("never more than the cap is charged, and a run beyond it is refused", async () => {
  await recordPlan(shopId, subscription("Starter", { usageCapCents: 12 }));
  await useUp(500);
  await expect(startRun(shopId, { ...request, productIds: [await addProduct(3)] })).rejects.toMatchObject({
    code: "OVER_LIMIT",
  });
  const { runId } = await startRun(shopId, { ...request, productIds: [await addProduct(2)] });
  // The gallery has grown since it was last read: what is beyond the cap is made, and costs nothing.
  const { id } = await prisma.runProduct.findFirstOrThrow({ where: { runId } });
  await recordIngest(shopId, id, sourcesFor(4));
  for (const rendition of await prisma.rendition.findMany({ where: { runId } })) await render(rendition.id);
  expect(await billing()).toMatchObject({ used: 504, left: 0, extraCents: 12 });
});

test("a plan is what Shopify says last; without one the shop is on the free plan and owes nothing", async () => {
  await recordPlan(shopId, subscription("Starter"));
  await useUp(500);
  const { renditions } = await ingested(1);
  await render(renditions[0] ?? "", "pass");
  await recordPlan(shopId, subscription("Growth"));
  expect(await billing()).toMatchObject({ planName: "growth", included: 2_000, left: 2_000 + 2_000 - 501 });
  expect(await openUsageBatch(shopId)).toBeNull();
  await Promise.all([recordPlan(shopId, null), recordPlan(shopId, null)]);
  expect(await billing()).toMatchObject({ planName: "free", left: 0 });
  const log = await prisma.activity.findMany({ where: { shopId, subject: "plan" }, orderBy: { at: "asc" } });
  expect(log.map(({ kind, title }) => [kind, title])).toEqual([
    ["plan.changed", "starter"],
    ["plan.changed", "growth"],
    ["plan.cancelled", "free"],
  ]);
  await expect(recordPlan(shopId, subscription("Gold"))).rejects.toMatchObject({ code: "INTERNAL" });
});

test("another shop's pictures count for that shop alone", async () => {
  await useUp(25);
  expect(await billing()).toMatchObject({ left: 0 });
  const other = await openTestShop();
  expect(await readBilling(other.id)).toMatchObject({ used: 0, left: 25 });
});

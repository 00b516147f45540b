/** Rules as they are kept, what they take, and when that begins. */
import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import type { RuleDefinition } from "#core/automation/rule.ts";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  finishWriteBack,
  jobsOf,
  makeImage,
  makeProduct,
  openReviewedRendition,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { requestRevert } from "../review/request-revert.ts";
import { decide } from "../review/decide.ts";
import { recordTimeZone } from "../shops/record-time-zone.ts";
import { deleteRule } from "./delete-rule.ts";
import { listRules } from "./list-rules.ts";
import { lookAgain } from "./look-again.ts";
import { moveRule } from "./move-rule.ts";
import { pauseAutomation, pauseRule } from "./pause.ts";
import { previewRule } from "./preview-rule.ts";
import { readActiveRules } from "./read-active-rules.ts";
import { readRule } from "./read-rule.ts";
import { recordMatches } from "./record-matches.ts";
import { saveRule } from "./save-rule.ts";
import { startRuleRun } from "./start-rule-run.ts";

const actor = "ann";
const every: RuleDefinition = {
  ...{ name: "New products", conditions: [], presets: ["amazon-main"], approval: "review" },
  ...{ quietHours: null, dailyCap: null, stopsOthers: true },
};

const addRule = async (shopId: string, change: Partial<RuleDefinition> = {}) =>
  (await saveRule(shopId, null, { ...every, ...change }, actor)).ruleId;

/** A product with so many photos, taken by the rule. */
async function take(shopId: string, ruleId: string, name: string, photos = 1): Promise<string[]> {
  const mediaGids = Array.from({ length: photos }, (_, nth) => `${name}-${nth.toString()}`);
  const images = mediaGids.map((gid, nth) => makeImage(gid, nth));
  await addProducts(shopId, [makeProduct(name, { images })]);
  await recordMatches(shopId, { productGid: `gid://shopify/Product/${name}`, mediaGids, ruleIds: [ruleId] });
  return mediaGids;
}

/** Half a minute from now, when the job of what was gathered runs. */
const soon = () => new Date(Date.now() + 30_000);
const runsOf = (shopId: string) =>
  prisma.run.findMany({ where: { shopId }, include: { products: true }, orderBy: { presetName: "asc" } });
const photosOf = (runs: Awaited<ReturnType<typeof runsOf>>) =>
  runs.flatMap(({ products }) => products.flatMap(({ mediaGids }) => mediaGids));

test("rules are asked in their order, which people can change, and paused ones are not", async () => {
  const { id: shopId } = await openTestShop();
  const [a, b, c] = [await addRule(shopId), await addRule(shopId), await addRule(shopId, { name: "Third" })];
  const active = async () => (await readActiveRules(shopId)).map(({ id }) => id);
  expect(await active()).toEqual([a, b, c]);
  await moveRule(shopId, c, "up", actor);
  await moveRule(shopId, a, "up", actor);
  expect(await active()).toEqual([a, c, b]);
  await pauseRule(shopId, a, true, actor);
  expect(await active()).toEqual([c, b]);
  await deleteRule(shopId, c, actor);
  expect(await active()).toEqual([b]);
  await pauseAutomation(shopId, true, actor);
  expect(await active()).toEqual([]);
  const log = await prisma.activity.findMany({ where: { shopId, kind: "automation.changed" } });
  expect(log.map(({ title }) => title)).toContain("Third");
});

test("another shop's rule is not there, and a rule that makes no sense is refused", async () => {
  const [{ id: mine }, { id: theirs }] = [await openTestShop(), await openTestShop()];
  const ruleId = await addRule(theirs);
  const refused = { code: "NOT_FOUND" };
  await expect(saveRule(mine, ruleId, every, actor)).rejects.toMatchObject(refused);
  await expect(deleteRule(mine, ruleId, actor)).rejects.toMatchObject(refused);
  await expect(moveRule(mine, ruleId, "up", actor)).rejects.toMatchObject(refused);
  await expect(pauseRule(mine, ruleId, true, actor)).rejects.toMatchObject(refused);
  await expect(readRule(mine, ruleId)).rejects.toMatchObject(refused);
  await startRuleRun(mine, ruleId, soon());
  await expect(saveRule(mine, null, { ...every, presets: [] }, actor)).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  expect(await listRules(mine)).toEqual([]);
});

test("products that come together share a run for each preset, begun once by many workers", async () => {
  const { id: shopId } = await openTestShop();
  const ruleId = await addRule(shopId, { presets: ["amazon-main", "ebay-gallery"], approval: "approve" });
  const photos = [...(await take(shopId, ruleId, "one", 2)), ...(await take(shopId, ruleId, "two"))];
  expect(await runsOf(shopId)).toEqual([]);
  await Promise.all([1, 2, 3].map(() => startRuleRun(shopId, ruleId, soon())));
  const runs = await runsOf(shopId);
  expect(runs).toMatchObject([
    { presetName: "amazon-main", trigger: "rule", ruleId, ruleName: "New products", approval: "approve" },
    { presetName: "ebay-gallery", trigger: "rule", ruleId },
  ]);
  expect(photosOf(runs).sort()).toEqual([...photos, ...photos].sort());
  expect(await listRules(shopId)).toMatchObject([{ started: 2, waiting: 0, refused: 0 }]);
  expect((await readRule(shopId, ruleId)).runs).toHaveLength(2);
});

test("a photo is taken once, however often it is announced", async () => {
  const { id: shopId } = await openTestShop();
  const ruleId = await addRule(shopId);
  const announce = (mediaGids: string[]) =>
    recordMatches(shopId, { productGid: "gid://shopify/Product/mug", mediaGids, ruleIds: [ruleId] });
  await take(shopId, ruleId, "mug", 2);
  await Promise.all([announce(["mug-0", "mug-1"]), announce(["mug-1"]), announce(["mug-1", "mug-2"])]);
  const taken = await prisma.automationMatch.findMany({ where: { shopId } });
  expect(taken.flatMap(({ mediaGids }) => mediaGids).sort()).toEqual(["mug-0", "mug-1", "mug-2"]);
});

test("our own pictures, and the originals that we put back, are not new photos", async () => {
  const { id: shopId } = await openTestShop();
  const ruleId = await addRule(shopId);
  const rendition = await openReviewedRendition(shopId);
  await decide(shopId, rendition.id, { kind: "approve", actor });
  const ours = await finishWriteBack(shopId, rendition);
  await requestRevert(shopId, rendition.id, actor);
  const announced = [ours, rendition.mediaGid, "really-new"];
  await recordMatches(shopId, { productGid: rendition.productGid, mediaGids: announced, ruleIds: [ruleId] });
  expect(await prisma.automationMatch.findMany({ where: { shopId } })).toMatchObject([
    { mediaGids: ["really-new"] },
  ]);
});

test("in quiet hours nothing begins, and their end brings a job", async () => {
  const { id: shopId } = await openTestShop();
  await recordTimeZone(shopId, "Asia/Tokyo");
  const ruleId = await addRule(shopId, { quietHours: { from: "22:00", until: "06:00" } });
  await take(shopId, ruleId, "mug");
  await prisma.automationMatch.updateMany({ where: { ruleId }, data: { dueAt: new Date(0) } });
  const midnight = new Date("2026-11-23T15:00:00Z");
  await startRuleRun(shopId, ruleId, midnight);
  expect(await runsOf(shopId)).toEqual([]);
  const [match] = await prisma.automationMatch.findMany({ where: { ruleId } });
  expect(match).toMatchObject({ state: "waiting", dueAt: new Date("2026-11-23T21:00:00Z") });
  expect(await jobsOf(shopId, "start-rule-run")).toHaveLength(2);
  await startRuleRun(shopId, ruleId, new Date("2026-11-23T21:00:00Z"));
  expect(await runsOf(shopId)).toHaveLength(1);
});

test("over the daily cap photos wait for the shop's next day, exactly to the photo", async () => {
  const { id: shopId } = await openTestShop();
  await recordTimeZone(shopId, "Europe/Berlin");
  const ruleId = await addRule(shopId, { dailyCap: 3 });
  const first = await take(shopId, ruleId, "one", 2);
  const second = await take(shopId, ruleId, "two", 5);
  await prisma.automationMatch.updateMany({ where: { ruleId }, data: { dueAt: new Date(0) } });
  const noon = new Date("2026-11-23T11:00:00Z");
  await startRuleRun(shopId, ruleId, noon);
  await startRuleRun(shopId, ruleId, noon);
  expect(photosOf(await runsOf(shopId)).sort()).toEqual([...first, second[0]].sort());
  expect(await listRules(shopId)).toMatchObject([{ waiting: 1 }]);
  const midnight = new Date("2026-11-23T23:00:00Z");
  await startRuleRun(shopId, ruleId, midnight);
  expect(photosOf(await runsOf(shopId)).sort()).toEqual([...first, ...second.slice(0, 4)].sort());
  await startRuleRun(shopId, ruleId, new Date("2026-11-24T23:00:00Z"));
  expect(photosOf(await runsOf(shopId)).sort()).toEqual([...first, ...second].sort());
});

test("what a paused rule has gathered waits, and goes on with it", async () => {
  const { id: shopId } = await openTestShop();
  const ruleId = await addRule(shopId);
  await take(shopId, ruleId, "mug");
  const jobs = async () => (await jobsOf(shopId, "start-rule-run")).length;
  const before = await jobs();
  for (const pause of [
    (paused: boolean) => pauseRule(shopId, ruleId, paused, actor),
    (paused: boolean) => pauseAutomation(shopId, paused, actor),
  ]) {
    await pause(true);
    await startRuleRun(shopId, ruleId, soon());
    expect(await runsOf(shopId)).toEqual([]);
    await pause(false);
  }
  expect(await jobs()).toBe(before + 2);
  await startRuleRun(shopId, ruleId, soon());
  expect(await runsOf(shopId)).toHaveLength(1);
});

test("a product deleted before its run begins is left out, and the others go on", async () => {
  const { id: shopId } = await openTestShop();
  const ruleId = await addRule(shopId);
  await take(shopId, ruleId, "gone");
  const kept = await take(shopId, ruleId, "kept");
  await prisma.product.updateMany({ where: { shopId, handle: "gone" }, data: { deletedAt: new Date() } });
  await startRuleRun(shopId, ruleId, soon());
  expect(photosOf(await runsOf(shopId))).toEqual(kept);
  expect(await listRules(shopId)).toMatchObject([{ started: 1, refused: 1 }]);
});

test("a product is looked at again a few times, each time later", async () => {
  const { id: shopId } = await openTestShop();
  const payload = { shopId, productGid: "gid", occasion: "created" as const };
  expect(await lookAgain(payload)).toBe(true);
  expect(await lookAgain({ ...payload, looks: 5 })).toBe(true);
  expect(await lookAgain({ ...payload, looks: 6 })).toBe(false);
  const rows = await prisma.outboxMessage.findMany({
    where: { job: "automate-product" },
    orderBy: { notBefore: "asc" },
  });
  expect(rows.map((row) => (row.payload as { looks: number }).looks)).toEqual([1, 6]);
  const waits = rows.map(({ notBefore, createdAt }) =>
    Math.round((notBefore.getTime() - createdAt.getTime()) / 1000),
  );
  expect(waits).toEqual([15, 480]);
});

test("the preview counts the last 30 days, tells certain from unknown, and begins nothing", async () => {
  const { id: shopId } = await openTestShop();
  const now = new Date("2026-11-23T12:00:00Z");
  const added = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const white = { ...makeImage("w"), width: 2000, height: 2000 };
  await addProducts(shopId, [
    makeProduct("small", {
      createdAt: added(1),
      tags: ["mug"],
      images: [{ ...makeImage("s"), width: 300, height: 200 }],
    }),
    makeProduct("large", {
      createdAt: added(29),
      tags: ["mug"],
      images: [white, { ...white, mediaId: "w2" }],
    }),
    makeProduct("old", { createdAt: added(31), tags: ["mug"] }),
    makeProduct("other", { createdAt: added(2) }),
    makeProduct("bare", { createdAt: added(2), tags: ["mug"], images: [] }),
  ]);
  const tagged = { kind: "tag" as const, anyOf: ["mug"] };
  const preview = await previewRule(shopId, { conditions: [tagged] }, now);
  expect(preview).toMatchObject({ added: 4, matching: 2, unknown: 0, photos: 3, more: 0 });
  expect(preview.products.map(({ title }) => title)).toEqual(["Product small", "Product large"]);
  const fails = { kind: "fails-channel" as const, channel: "amazon" as const };
  expect(await previewRule(shopId, { conditions: [tagged, fails] }, now)).toMatchObject({
    ...{ matching: 1, unknown: 1, photos: 1 },
    products: [{ answer: "yes" }, { answer: "unknown" }],
  });
  expect(await prisma.automationMatch.count({ where: { shopId } })).toBe(0);
});

test("a preview of thousands of products reads all of them", async () => {
  const { id: shopId } = await openTestShop();
  const createdAt = new Date();
  const names = Array.from({ length: 1_101 }, (_, nth) => `p${nth.toString()}`);
  await addProducts(
    shopId,
    names.map((name) => makeProduct(name, { createdAt })),
  );
  expect(await previewRule(shopId, every)).toMatchObject({ added: 1_101, matching: 1_101, more: 1_051 });
});

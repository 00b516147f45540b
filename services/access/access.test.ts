/** A shop that refuses us, and what waits meanwhile. */
import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { jobsOf, openTestShop } from "#tests/fixtures/shop.ts";
import { openShop } from "../shops/open-shop.ts";
import { uninstallShop } from "../shops/uninstall-shop.ts";
import { askAccess, askAccessLater } from "./ask-access.ts";
import { isAway } from "./is-away.ts";
import { loseAccess } from "./lose-access.ts";
import { parkIfAway } from "./park-job.ts";
import { resumeShop } from "./resume-shop.ts";

const render = (shopId: string, renditionId = "one") => ({
  shopId,
  name: "render" as const,
  payload: { shopId, renditionId },
});

const parked = (shopId: string) => prisma.parkedJob.count({ where: { shopId } });

test("a job is put aside only while its shop is away, and goes on once when it is back", async () => {
  const { id: shopId } = await openTestShop();
  const other = await openTestShop();
  expect(await parkIfAway(render(shopId))).toBe(false);
  await loseAccess(shopId, new Date());
  expect(await parkIfAway(render(shopId))).toBe(true);
  expect(await parkIfAway(render(shopId))).toBe(true);
  expect(await parkIfAway(render(shopId, "two"))).toBe(true);
  expect(await parkIfAway(render(other.id))).toBe(false);

  await Promise.all([resumeShop(shopId), resumeShop(shopId)]);
  expect(await isAway(shopId)).toBe(false);
  expect(await parked(shopId)).toBe(0);
  const back = (await jobsOf(shopId, "render")).map(({ payload }) => payload);
  expect(back).toHaveLength(2);
  expect(back).toEqual(
    expect.arrayContaining([
      { shopId, renditionId: "one" },
      { shopId, renditionId: "two" },
    ]),
  );
});

test("jobs that end while the shop comes back are neither lost nor doubled", async () => {
  const { id: shopId } = await openTestShop();
  await loseAccess(shopId, new Date());
  const names = Array.from({ length: 30 }, (_, nth) => nth.toString());
  const [, ...asides] = await Promise.all([
    resumeShop(shopId),
    ...names.map((name) => parkIfAway(render(shopId, name))),
  ]);
  const enqueued = await jobsOf(shopId, "render");
  expect(enqueued).toHaveLength(asides.filter(Boolean).length);
  expect(await parked(shopId)).toBe(0);
});

test("a refusal that is older than the return to the shop says nothing", async () => {
  const { id: shopId } = await openTestShop();
  const asked = new Date(Date.now() - 1_000);
  await loseAccess(shopId, asked);
  await resumeShop(shopId);
  await loseAccess(shopId, asked);
  expect(await isAway(shopId)).toBe(false);
  await loseAccess(shopId, new Date(Date.now() + 1_000));
  expect(await isAway(shopId)).toBe(true);
});

test("asking whether we are let in again happens once in a while, and an uninstalled shop is not asked", async () => {
  const { id: shopId, domain } = await openTestShop();
  await askAccessLater(shopId);
  expect(await jobsOf(shopId, "check-access")).toEqual([]);
  await loseAccess(shopId, new Date());
  expect(await jobsOf(shopId, "check-access")).toHaveLength(1);
  await askAccess(shopId);
  await askAccess(shopId);
  expect(await jobsOf(shopId, "check-access")).toHaveLength(2);
  await uninstallShop(domain);
  await askAccessLater(shopId);
  expect(await jobsOf(shopId, "check-access")).toHaveLength(2);
});

test("only a reinstall brings an uninstalled shop's work back", async () => {
  const { id: shopId, domain } = await openTestShop();
  await uninstallShop(domain);
  expect(await parkIfAway(render(shopId))).toBe(true);
  await resumeShop(shopId);
  expect([await isAway(shopId), await parked(shopId)]).toEqual([true, 1]);
  await openShop(domain);
  expect([await isAway(shopId), await parked(shopId)]).toEqual([false, 0]);
  expect(await jobsOf(shopId, "render")).toHaveLength(1);
});

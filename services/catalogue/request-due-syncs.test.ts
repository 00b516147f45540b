import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { jobsOf, openTestShop } from "#tests/fixtures/shop.ts";
import { requestDueSyncs } from "./request-due-syncs.ts";

const now = new Date("2026-11-20T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** A shop whose catalogue was read so many minutes ago, the last whole reading so many. */
async function openReadShop(readAgo: number, wholeAgo: number, more: object = {}): Promise<string> {
  const { id } = await openTestShop();
  await prisma.outboxMessage.deleteMany();
  await prisma.shop.update({
    where: { id },
    data: {
      catalogueSync: "idle",
      catalogueSyncedAt: minutesAgo(readAgo),
      catalogueReconciledAt: minutesAgo(wholeAgo),
      ...more,
    },
  });
  return id;
}

const asked = async (shopId: string) =>
  (await jobsOf(shopId, "sync-catalogue")).map(({ payload }) => payload);

test("what changed is asked for after ten minutes, once, from a little before the last reading", async () => {
  const shopId = await openReadShop(11, 60);
  await requestDueSyncs(now);
  await requestDueSyncs(now);
  expect(await asked(shopId)).toEqual([{ shopId, since: minutesAgo(13).toISOString() }]);
});

test("everything is asked for once a day", async () => {
  const shopId = await openReadShop(11, 24 * 60 + 1);
  await requestDueSyncs(now);
  expect(await asked(shopId)).toEqual([{ shopId }]);
});

test.each([
  ["read a moment ago", 9, {}],
  ["that we were uninstalled from", 60, { uninstalledAt: now }],
  ["that does not let us in", 60, { accessLostAt: now }],
  ["that was never read", 60, { catalogueSyncedAt: null }],
  ["that is being read", 60, { catalogueSync: "running", catalogueSyncStartedAt: new Date() }],
])("nothing is asked of a shop %s", async (_what, readAgo, more) => {
  const shopId = await openReadShop(readAgo, 30, more);
  await requestDueSyncs(now);
  expect(await asked(shopId)).toEqual([]);
});

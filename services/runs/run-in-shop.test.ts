/** A whole run taken back, stopped half-way, and its conflicts settled. */
import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  finishWriteBack,
  makeProduct,
  makeSource,
  newestWriteBack,
  openTestShop,
  renderQueued,
  stateOf,
} from "#tests/fixtures/shop.ts";
import { recordIngest } from "../ingest/record-ingest.ts";
import { readOverview } from "../home/read-overview.ts";
import { requestRevert } from "../review/request-revert.ts";
import { decide } from "../review/decide.ts";
import { readTroubles } from "../write-backs/read-troubles.ts";
import { failWriteBack } from "../write-backs/fail-write-back.ts";
import { openWriteBack } from "../write-backs/open-write-back.ts";
import { readRunInShop } from "./read-run-in-shop.ts";
import { revertRun } from "./revert-run.ts";
import { settleConflicts } from "./settle-conflicts.ts";
import { startRun } from "./start-run.ts";
import { stopWriteBacks } from "./stop-write-backs.ts";

const actor = "ann";

/** A run over so many products with a photo each, all approved. */
async function openApprovedRun(names: readonly string[]) {
  const { id: shopId } = await openTestShop();
  const productIds = await addProducts(
    shopId,
    names.map((name) => makeProduct(name)),
  );
  const { runId } = await startRun(shopId, { productIds, presetName: "amazon-main", actor });
  const rows = await prisma.runProduct.findMany({ where: { runId }, orderBy: { id: "asc" } });
  const renditions = [];
  for (const [nth, name] of names.entries()) {
    const mediaGid = `gid://shopify/MediaImage/${name}`;
    await recordIngest(shopId, rows[nth]?.id ?? "", [makeSource(mediaGid)]);
    const { id } = await prisma.rendition.findFirstOrThrow({ where: { runId, mediaGid } });
    await renderQueued(shopId, id);
    await decide(shopId, id, { kind: "approve", actor });
    renditions.push({ id, mediaGid, productGid: `gid://shopify/Product/${name}` });
  }
  return { shopId, runId, renditions };
}

const makeStale = async (shopId: string, renditionId: string) => {
  const writeBackId = await newestWriteBack(renditionId);
  await openWriteBack(shopId, writeBackId);
  await failWriteBack(shopId, writeBackId, new AppError("STALE", "log", { userMessage: "It was moved." }));
};

test("a whole run is taken back: each picture once, however often it is asked", async () => {
  const { shopId, runId, renditions } = await openApprovedRun(["a", "b", "c"]);
  for (const rendition of renditions.slice(0, 2)) await finishWriteBack(shopId, rendition);
  expect(await readRunInShop(shopId, runId)).toMatchObject({ inShop: 2, applying: 1, reverting: 0 });

  const asked = await Promise.all([revertRun(shopId, runId, actor), revertRun(shopId, runId, actor)]);
  expect(asked.map(({ queued }) => queued).sort()).toEqual([0, 2]);
  expect(await prisma.writeBack.count({ where: { shopId, direction: "revert" } })).toBe(2);
  expect(await readRunInShop(shopId, runId)).toMatchObject({ inShop: 2, applying: 1, reverting: 2 });

  for (const rendition of renditions.slice(0, 2)) await finishWriteBack(shopId, rendition);
  expect(await readRunInShop(shopId, runId)).toMatchObject({ inShop: 0, reverted: 2, reverting: 0 });
  expect(await revertRun(shopId, runId, actor)).toEqual({ queued: 0 });
});

test("what could not be taken back is listed with its reason, and asked for again by the next click", async () => {
  const { shopId, runId, renditions } = await openApprovedRun(["d", "e"]);
  for (const rendition of renditions) await finishWriteBack(shopId, rendition);
  await revertRun(shopId, runId, actor);
  await makeStale(shopId, renditions[0]?.id ?? "");
  expect(await readRunInShop(shopId, runId)).toMatchObject({
    notRevertedCount: 1,
    notReverted: [
      { renditionId: renditions[0]?.id, productTitle: "Product d", position: 0, reason: "It was moved." },
    ],
  });
  expect(await revertRun(shopId, runId, actor)).toEqual({ queued: 1 });
  expect(await readRunInShop(shopId, runId)).toMatchObject({ notRevertedCount: 0, reverting: 2 });
});

test("of all runs, what was given up waits for a person until it is asked for again", async () => {
  const { shopId, runId, renditions } = await openApprovedRun(["s", "t", "u"]);
  const [conflict, notReverted, notWritten] = renditions.map(({ id }) => id) as [string, string, string];
  await makeStale(shopId, conflict);
  await finishWriteBack(shopId, renditions[1]!);
  await requestRevert(shopId, notReverted, actor);
  await makeStale(shopId, notReverted);
  const refused = await newestWriteBack(notWritten);
  await openWriteBack(shopId, refused);
  await failWriteBack(shopId, refused, new AppError("SHARED_FILE", "log"));

  const only = (renditionId: string, isStale: boolean) => ({
    count: 1,
    first: [expect.objectContaining({ renditionId, runId, isStale }) as object],
  });
  expect(await readTroubles(shopId)).toEqual({
    conflict: only(conflict, true),
    notReverted: only(notReverted, true),
    notWritten: only(notWritten, false),
  });
  expect((await readTroubles(shopId)).notWritten.first[0]?.reason).toMatch(
    /Another product shows the same file/,
  );
  expect(await readOverview(shopId)).toMatchObject({ needAttention: 3 });

  await requestRevert(shopId, notReverted, actor, { anyway: true });
  expect(await openWriteBack(shopId, await newestWriteBack(notReverted))).toMatchObject({
    ...{ direction: "revert", anyway: true },
  });
  expect((await readTroubles(shopId)).notReverted).toEqual({ count: 0, first: [] });
});

test("stopping leaves what has begun, and what waits stays as it is", async () => {
  const { shopId, runId, renditions } = await openApprovedRun(["f", "g", "h"]);
  const begun = await newestWriteBack(renditions[0]?.id ?? "");
  await openWriteBack(shopId, begun);
  expect(await stopWriteBacks(shopId, runId, actor)).toEqual({ stopped: 2 });
  expect(await readRunInShop(shopId, runId)).toMatchObject({ applying: 1 });
  expect(await openWriteBack(shopId, await newestWriteBack(renditions[1]?.id ?? ""))).toBeNull();
  expect(await stateOf(renditions[1]?.id ?? "")).toBe("approved");
  expect(await stopWriteBacks(shopId, runId, actor)).toEqual({ stopped: 0 });
});

test("a conflict is settled one by one or all at once, and nothing else is touched", async () => {
  const { shopId, runId, renditions } = await openApprovedRun(["i", "j", "k", "l"]);
  const [first, second, third, untouched] = renditions.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
  ];
  for (const id of [first, second, third]) await makeStale(shopId, id);
  const { conflictCount, conflicts } = await readRunInShop(shopId, runId);
  expect(conflictCount).toBe(3);
  expect(conflicts.map(({ reason }) => reason)).toEqual(Array(3).fill("It was moved."));

  const settle = (choice: "theirs" | "ours", renditionId?: string) =>
    settleConflicts(shopId, runId, { choice, renditionId, actor });
  expect(await settle("theirs", first)).toEqual({ settled: 1 });
  expect(await stateOf(first)).toBe("rejected");
  expect(await settle("ours")).toEqual({ settled: 2 });
  expect(await stateOf(second)).toBe("approved");
  expect(await openWriteBack(shopId, await newestWriteBack(third))).toMatchObject({ direction: "apply" });
  expect(await prisma.writeBack.count({ where: { renditionId: untouched } })).toBe(1);
  expect(await readRunInShop(shopId, runId)).toMatchObject({ conflictCount: 0 });
});

test("another shop's run is not there", async () => {
  const { runId } = await openApprovedRun(["m"]);
  const { id: stranger } = await openTestShop();
  for (const verb of [
    () => revertRun(stranger, runId, actor),
    () => stopWriteBacks(stranger, runId, actor),
    () => settleConflicts(stranger, runId, { choice: "ours", actor }),
    () => readRunInShop(stranger, runId),
  ])
    await expect(verb()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

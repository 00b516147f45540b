import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  finishWriteBack,
  jobsOf,
  makeSource,
  newestWriteBack,
  openQueuedRendition,
  openReviewedRendition,
  openTestShop,
  renderQueued,
  stateOf,
} from "#tests/fixtures/shop.ts";
import { recordIngest } from "../ingest/record-ingest.ts";
import { failRendition } from "../renditions/fail-rendition.ts";
import { openRendition } from "../renditions/open-rendition.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { openWriteBack } from "../write-backs/open-write-back.ts";
import { approvePassed } from "./approve-passed.ts";
import { decide } from "./decide.ts";
import { readReview } from "./read-review.ts";
import { redoRendition } from "./redo-rendition.ts";
import { requestRevert } from "./request-revert.ts";
import { requestWriteBack } from "./request-write-back.ts";

const actor = "ann";

test("ten clicks on approve make one decision and one write-back", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openReviewedRendition(shopId, "fail");
  const click = () => decide(shopId, id, { kind: "approve", actor });
  expect(await Promise.all(Array.from({ length: 10 }, click))).toEqual(Array(10).fill({ state: "approved" }));
  expect(await readReview(shopId, id)).toMatchObject({
    decisions: [{ kind: "approved", actor: "ann", reason: null }],
    writeBack: { state: "queued", direction: "apply" },
  });
  expect(await jobsOf(shopId, "write-back")).toMatchObject([
    { payload: { writeBackId: await newestWriteBack(id) } },
  ]);
});

test("of an approval and a rejection at the same time exactly one wins", async () => {
  const { id: shopId } = await openTestShop();
  for (let round = 0; round < 6; round += 1) {
    const { id } = await openReviewedRendition(shopId);
    const both = await Promise.allSettled([
      decide(shopId, id, { kind: "approve", actor: "ann" }),
      decide(shopId, id, { kind: "reject", actor: "bob" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { decisions, state } = await readReview(shopId, id);
    expect(decisions.map(({ kind }) => kind)).toEqual([state]);
  }
});

test("a rejection keeps its reason, and can be taken back", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openReviewedRendition(shopId);
  await decide(shopId, id, { kind: "reject", reason: `  Handle is cut ${"!".repeat(600)}`, actor });
  const rejected = await readReview(shopId, id);
  expect(rejected.decisions[0]).toMatchObject({
    kind: "rejected",
    reason: expect.stringMatching(/^Handle is cut !+$/) as string,
  });
  expect(rejected.decisions[0]?.reason).toHaveLength(500);
  await decide(shopId, id, { kind: "reopen", actor });
  await decide(shopId, id, { kind: "reject", reason: " ", actor });
  const { decisions } = await readReview(shopId, id);
  expect(decisions.map(({ kind, reason }) => [kind, reason === null])).toEqual([
    ["rejected", true],
    ["reopened", true],
    ["rejected", false],
  ]);
});

test("an approval can be taken back until the swap begins", async () => {
  const { id: shopId } = await openTestShop();
  const [early, late] = [await openReviewedRendition(shopId), await openReviewedRendition(shopId)];
  for (const { id } of [early, late]) await decide(shopId, id, { kind: "approve", actor });
  await decide(shopId, early.id, { kind: "reopen", actor });
  expect(await openWriteBack(shopId, await newestWriteBack(early.id))).toBeNull();
  expect(await readReview(shopId, early.id)).toMatchObject({
    state: "in_review",
    writeBack: { state: "cancelled" },
  });

  await openWriteBack(shopId, await newestWriteBack(late.id));
  await expect(decide(shopId, late.id, { kind: "reopen", actor })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await stateOf(late.id)).toBe("approved");
});

test("of taking back and beginning the swap at the same time exactly one wins", async () => {
  const { id: shopId } = await openTestShop();
  for (let round = 0; round < 8; round += 1) {
    const { id } = await openReviewedRendition(shopId);
    await decide(shopId, id, { kind: "approve", actor });
    const writeBackId = await newestWriteBack(id);
    const [reopened, opened] = await Promise.allSettled([
      decide(shopId, id, { kind: "reopen", actor }),
      openWriteBack(shopId, writeBackId),
    ]);
    const begun = opened.status === "fulfilled" && opened.value !== null;
    expect(begun).toBe(reopened.status === "rejected");
    expect(await stateOf(id)).toBe(begun ? "approved" : "in_review");
  }
});

test.each(["queued", "rendering", "failed", "cancelled", "written_back", "approved"] as const)(
  "what is %s cannot be rejected",
  async (state) => {
    const { id: shopId } = await openTestShop();
    const { id } = await openReviewedRendition(shopId);
    await prisma.rendition.update({ where: { id }, data: { state } });
    await expect(decide(shopId, id, { kind: "reject", actor })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await stateOf(id)).toBe(state);
    expect(await prisma.decision.count({ where: { renditionId: id } })).toBe(0);
  },
);

test("approving what passed never approves anything else, and twice at once approves each once", async () => {
  const { id: shopId } = await openTestShop();
  const passed = [await openReviewedRendition(shopId), await openReviewedRendition(shopId)];
  const doubtful = await openReviewedRendition(shopId, "review");
  const failing = await openReviewedRendition(shopId, "fail");
  const stale = await openReviewedRendition(shopId);
  await prisma.rendition.update({ where: { id: stale.id }, data: { errorCode: "STALE" } });

  expect(await approvePassed(shopId, { runId: passed[0]?.runId, actor })).toEqual({ approved: 1 });
  const twice = await Promise.all([approvePassed(shopId, { actor }), approvePassed(shopId, { actor })]);
  expect(twice.reduce((sum, { approved }) => sum + approved, 0)).toBe(1);
  expect(await Promise.all(passed.map(({ id }) => stateOf(id)))).toEqual(["approved", "approved"]);
  expect(await Promise.all([doubtful, failing, stale].map(({ id }) => stateOf(id)))).toEqual(
    Array(3).fill("in_review"),
  );
  expect(await prisma.decision.count({ where: { shopId } })).toBe(2);
  expect(await jobsOf(shopId, "write-back")).toHaveLength(2);
});

test("approving what passed works through more than one chunk", async () => {
  const { id: shopId } = await openTestShop();
  const { runId, runProductId, productId } = await openQueuedRendition(shopId);
  await prisma.runProduct.update({ where: { id: runProductId }, data: { state: "queued" } });
  await prisma.rendition.deleteMany({ where: { runId } });
  await recordIngest(
    shopId,
    runProductId,
    Array.from({ length: 600 }, (_, nth) =>
      makeSource(`m${nth.toString()}`, { errorCode: "BAD_IMAGE", errorMessage: "" }),
    ),
  );
  await prisma.rendition.updateMany({
    where: { productId },
    data: { state: "in_review", outcome: "pass", errorCode: null },
  });
  expect(await approvePassed(shopId, { runId, actor })).toEqual({ approved: 600 });
  expect(await prisma.writeBack.count({ where: { shopId } })).toBe(600);
});

test("where approval does not publish, publishing is asked for once per picture", async () => {
  const { id: shopId } = await openTestShop();
  await saveSettings(shopId, { writeBackOnApproval: false }, "staff:1");
  const [approved, waiting] = [await openReviewedRendition(shopId), await openReviewedRendition(shopId)];
  await decide(shopId, approved.id, { kind: "approve", actor });
  expect(await jobsOf(shopId, "write-back")).toEqual([]);
  const ids = [approved.id, waiting.id, approved.id];
  const asked = await Promise.all([
    requestWriteBack(shopId, ids, actor),
    requestWriteBack(shopId, ids, actor),
  ]);
  expect(asked.map(({ queued }) => queued).sort()).toEqual([0, 1]);
  await finishWriteBack(shopId, approved);
  expect(await requestWriteBack(shopId, ids, actor)).toEqual({ queued: 0 });
});

test("a revert is asked for once, and leads to reverted", async () => {
  const { id: shopId } = await openTestShop();
  const rendition = await openReviewedRendition(shopId);
  await expect(requestRevert(shopId, rendition.id, actor)).rejects.toMatchObject({ code: "CONFLICT" });
  await decide(shopId, rendition.id, { kind: "approve", actor });
  await finishWriteBack(shopId, rendition);
  await Promise.all(Array.from({ length: 5 }, () => requestRevert(shopId, rendition.id, "bob")));
  expect(await jobsOf(shopId, "write-back")).toHaveLength(2);
  await finishWriteBack(shopId, rendition);
  await requestRevert(shopId, rendition.id, "bob");
  const { state, decisions, writeBack } = await readReview(shopId, rendition.id);
  expect({ state, writeBack }).toMatchObject({
    state: "reverted",
    writeBack: { direction: "revert", state: "done" },
  });
  expect(decisions.map(({ kind, actor: by }) => [kind, by])).toEqual([
    ["reverted", "bob"],
    ["approved", "ann"],
  ]);
});

test.each(["in_review", "rejected", "reverted", "failed"] as const)(
  "what is %s can be rendered anew, once",
  async (state) => {
    const { id: shopId } = await openTestShop();
    const { id } = await openReviewedRendition(shopId);
    await prisma.rendition.update({ where: { id }, data: { state } });
    const before = (await jobsOf(shopId, "render")).length;
    await Promise.all([redoRendition(shopId, id, { actor }), redoRendition(shopId, id, { actor })]);
    expect(await jobsOf(shopId, "render")).toHaveLength(before + 1);
    expect(await readReview(shopId, id)).toMatchObject({ state: "queued", decisions: [{ kind: "redone" }] });
    await renderQueued(shopId, id);
    expect(await stateOf(id)).toBe("in_review");
  },
);

test.each(["approved", "written_back"] as const)("what is %s cannot be rendered anew", async (state) => {
  const { id: shopId } = await openTestShop();
  const { id } = await openReviewedRendition(shopId);
  await prisma.rendition.update({ where: { id }, data: { state } });
  await expect(redoRendition(shopId, id, { actor })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a picture whose photo never arrived is fetched again", async () => {
  const { id: shopId } = await openTestShop();
  const unreachable = { errorCode: "FETCH_FAILED" as const, errorMessage: "No answer." };
  const { id, runProductId, mediaGid } = await openQueuedRendition(shopId, unreachable);
  await redoRendition(shopId, id, { actor });
  expect((await jobsOf(shopId)).at(-1)).toMatchObject({ job: "ingest-product", payload: { runProductId } });
  expect(await openRendition(shopId, id)).toBeNull();
  await recordIngest(shopId, runProductId, [makeSource(mediaGid)]);
  expect((await openRendition(shopId, id))?.id).toBe(id);
  await failRendition(shopId, id, new AppError("BAD_IMAGE", "x"));
});

test("what a check suggests is put into the recipe, once, and the picture made again", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openReviewedRendition(shopId);
  const row = await prisma.rendition.findUniqueOrThrow({ where: { id } });
  const suggestion = { straighten: { degrees: -2.3 } };
  const tilt = {
    check: "tilt",
    severity: "pass",
    measured: -2.3,
    expected: "",
    unit: "°",
    message: "",
    suggestion,
  };
  await prisma.rendition.update({ where: { id }, data: { findings: [tilt] } });
  const redo = (suggestedBy: string) => redoRendition(shopId, id, { actor, suggestedBy });
  await expect(redo("fill")).rejects.toMatchObject({ code: "CONFLICT" });
  await Promise.all([redo("tilt"), redo("tilt")]);
  const { recipe, state } = await prisma.rendition.findUniqueOrThrow({ where: { id } });
  expect(state).toBe("queued");
  expect(recipe).toEqual({ ...(row.recipe as object), straighten: { degrees: -2.3 } });
});

test("the review says what every channel would say to the picture, its own first", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openReviewedRendition(shopId, "fail");
  const [first, ...others] = (await readReview(shopId, id)).channels;
  expect(first).toMatchObject({ channel: "amazon", slot: "main", outcome: "blocked" });
  expect(first?.rules[0]).toMatchObject({
    ruleId: "amazon.main.fill",
    measured: { kind: "share", value: 0.5 },
  });
  expect(others).toHaveLength(9);
});

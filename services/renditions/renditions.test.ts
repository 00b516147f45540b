import "#tests/setup/test-env.ts";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { jobsOf, makePicture, openQueuedRendition, openTestShop, stateOf } from "#tests/fixtures/shop.ts";
import { openSignedFile } from "../files/open-signed-file.ts";
import { assetKey } from "../ingest/store-sources.ts";
import { readReview } from "../review/read-review.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { storage } from "../storage.ts";
import { failRendition } from "./fail-rendition.ts";
import { openRendition } from "./open-rendition.ts";
import { recordRendition } from "./record-rendition.ts";
import { reuseRendition } from "./reuse-rendition.ts";

test("a rendered picture goes into review with its verdict, files and previews", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openQueuedRendition(shopId);
  expect((await openRendition(shopId, id))?.recipe.encode.format).toBe("jpeg");
  expect(await stateOf(id)).toBe("rendering");
  await recordRendition(shopId, id, makePicture("review", "key1"));
  const review = await readReview(shopId, id);
  expect(review).toMatchObject({
    state: "in_review",
    outcome: "review",
    findings: [{ check: "fill", severity: "review", measured: 0.5, expected: "at least 0.85" }],
    ...{ width: 2000, height: 2000, bytes: 12, mimeType: "image/jpeg" },
    ...{ remaining: 1, previousId: null, nextId: null, decisions: [], writeBack: null },
  });
  for (const [name, url] of Object.entries(review.urls ?? {})) {
    const file = await openSignedFile(url.slice("/files/".length));
    expect(file?.mimeType).toBe(name === "file" ? "image/jpeg" : "image/webp");
    expect(await new Response(file?.stream).text()).toBe(`${name} of key1`);
  }
});

test("a worker that died leaves its rendition open, and of two results the first counts", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openQueuedRendition(shopId);
  expect(await Promise.all([openRendition(shopId, id), openRendition(shopId, id)])).toMatchObject([
    { id },
    { id },
  ]);
  await Promise.all([
    recordRendition(shopId, id, makePicture("pass", "one")),
    recordRendition(shopId, id, makePicture("fail", "two")),
  ]);
  const { renditionKey, outcome } = await prisma.rendition.findUniqueOrThrow({ where: { id } });
  expect([
    ["one", "pass"],
    ["two", "fail"],
  ]).toContainEqual([renditionKey, outcome]);
  await recordRendition(shopId, id, makePicture("review", "three"));
  expect(await prisma.rendition.findUnique({ where: { id } })).toMatchObject({ renditionKey, outcome });
  expect(await openRendition(shopId, id)).toBeNull();
});

test("an equal picture is taken over and not computed again", async () => {
  const { id: shopId } = await openTestShop();
  const [first, second] = [await openQueuedRendition(shopId), await openQueuedRendition(shopId)];
  const key = randomUUID();
  await openRendition(shopId, first.id);
  expect(await reuseRendition(shopId, first.id, key)).toBe(false);
  await recordRendition(shopId, first.id, makePicture("review", key));
  await openRendition(shopId, second.id);
  expect(await reuseRendition(shopId, second.id, key)).toBe(true);
  const [one, two] = await Promise.all([readReview(shopId, first.id), readReview(shopId, second.id)]);
  expect(two).toMatchObject({
    state: "in_review",
    outcome: "review",
    findings: one.findings,
    urls: one.urls,
  });
});

test("another shop's equal picture is not taken over", async () => {
  const [one, two] = [await openTestShop(), await openTestShop()];
  const [theirs, ours] = [await openQueuedRendition(one.id), await openQueuedRendition(two.id)];
  await openRendition(one.id, theirs.id);
  await recordRendition(one.id, theirs.id, makePicture("pass", "shared"));
  await openRendition(two.id, ours.id);
  expect(await reuseRendition(two.id, ours.id, "shared")).toBe(false);
});

test.each([
  { outcome: "pass", state: "approved" },
  { outcome: "review", state: "in_review" },
  { outcome: "fail", state: "in_review" },
] as const)(
  "under auto-approval a picture with outcome $outcome becomes $state",
  async ({ outcome, state }) => {
    const { id: shopId } = await openTestShop();
    await saveSettings(shopId, { approval: "auto-approve" }, "staff:1");
    const { id } = await openQueuedRendition(shopId);
    await openRendition(shopId, id);
    await recordRendition(shopId, id, makePicture(outcome));
    const { decisions, ...review } = await readReview(shopId, id);
    expect(review.state).toBe(state);
    expect(decisions.map(({ kind, actor }) => [kind, actor])).toEqual(
      outcome === "pass" ? [["approved", "policy"]] : [],
    );
    expect(await jobsOf(shopId, "write-back")).toHaveLength(outcome === "pass" ? 1 : 0);
  },
);

test("auto-approval also holds for a picture that was taken over", async () => {
  const { id: shopId } = await openTestShop();
  const [first, second] = [await openQueuedRendition(shopId), await openQueuedRendition(shopId)];
  await openRendition(shopId, first.id);
  await recordRendition(shopId, first.id, makePicture("pass", "again"));
  await saveSettings(shopId, { approval: "auto-approve" }, "staff:1");
  await openRendition(shopId, second.id);
  await reuseRendition(shopId, second.id, "again");
  expect(await Promise.all([first.id, second.id].map(stateOf))).toEqual(["in_review", "approved"]);
});

test("a failure is kept with the sentence for people, and does not undo a result", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openQueuedRendition(shopId);
  await openRendition(shopId, id);
  await failRendition(shopId, id, new AppError("BAD_IMAGE", "log text"));
  expect(await readReview(shopId, id)).toMatchObject({
    state: "failed",
    urls: null,
    errorMessage: expect.stringContaining("not a picture") as string,
  });
  const done = await openQueuedRendition(shopId);
  await openRendition(shopId, done.id);
  await recordRendition(shopId, done.id, makePicture());
  await failRendition(shopId, done.id, new AppError("INTERNAL", "late"));
  expect(await stateOf(done.id)).toBe("in_review");
});

test("a stored photo that is damaged or missing is noticed, never rendered", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await openQueuedRendition(shopId);
  const { sha256 } = await prisma.asset.findFirstOrThrow({ where: { shopId } });
  await storage.putBytes(assetKey(shopId, sha256), Buffer.from("rot"), "image/jpeg");
  await expect(openRendition(shopId, id)).rejects.toMatchObject({ code: "INTERNAL" });
  await storage.deletePrefix(shopId);
  await expect(openRendition(shopId, id)).rejects.toMatchObject({ code: "INTERNAL" });
});

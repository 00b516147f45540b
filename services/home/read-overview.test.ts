import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import {
  addProducts,
  finishWriteBack,
  makeProduct,
  openQueuedRendition,
  openReviewedRendition,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { finishSync } from "../catalogue/finish-sync.ts";
import { decide } from "../review/decide.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { readOverview } from "./read-overview.ts";

test("leads from the first sync over enhancing and reviewing to done", async () => {
  const { id: shopId } = await openTestShop();
  expect(await readOverview(shopId)).toMatchObject({
    nextStep: "sync",
    catalogueSync: "running",
    products: 0,
  });
  await addProducts(shopId, [makeProduct("1"), makeProduct("bare", { images: [] })]);
  await finishSync(shopId, new Date(0), true);
  expect(await readOverview(shopId)).toMatchObject({ nextStep: "enhance", products: 2, images: 1 });

  const going = await openQueuedRendition(shopId);
  expect((await readOverview(shopId)).activeRuns).toMatchObject([{ id: going.runId, state: "running" }]);
  const reviewed = await openReviewedRendition(shopId);
  await openReviewedRendition(shopId, "fail").then(({ id }) =>
    decide(shopId, id, { kind: "reject", actor: "ann" }),
  );
  expect(await readOverview(shopId)).toMatchObject({
    ...{ nextStep: "review", waitingForReview: 1, passedWaiting: 1, failed: 0 },
    counts: { queued: 1, in_review: 1, rejected: 1 },
  });

  await decide(shopId, reviewed.id, { kind: "approve", actor: "ann" });
  await finishWriteBack(shopId, reviewed);
  const done = await readOverview(shopId);
  expect(done).toMatchObject({ nextStep: "done", waitingForReview: 0 });
  expect(done.lastWriteBacks).toMatchObject([
    {
      renditionId: reviewed.id,
      productId: reviewed.productId,
      direction: "apply",
      state: "done",
      errorMessage: null,
    },
  ]);
});

test("saved settings keep what was not named, and refuse what is not valid", async () => {
  const { id: shopId } = await openTestShop();
  await saveSettings(shopId, { approval: "auto-approve" }, "staff:1");
  expect(await saveSettings(shopId, { setupGuideDismissed: true }, "staff:1")).toMatchObject({
    ...{ approval: "auto-approve", setupGuideDismissed: true, writeBackOnApproval: true },
  });
  expect((await readOverview(shopId)).setupGuideDismissed).toBe(true);
  for (const wrong of [{ approval: "always" }, { defaultPreset: "none" }, { automationPaused: "yes" }])
    await expect(saveSettings(shopId, wrong, "staff:1")).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(saveSettings("never", {}, "staff:1")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

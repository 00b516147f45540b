import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import {
  addProducts,
  firstRunProduct,
  jobsOf,
  makePicture,
  makeProduct,
  makeSource,
  openTestShop,
} from "#tests/fixtures/shop.ts";
import { recordIngest } from "../ingest/record-ingest.ts";
import { failRendition } from "../renditions/fail-rendition.ts";
import { openRendition } from "../renditions/open-rendition.ts";
import { recordRendition } from "../renditions/record-rendition.ts";
import { startRun } from "../runs/start-run.ts";
import { openFlowEvent } from "./open-flow-event.ts";

/** A product's pictures, all being rendered. */
async function openRenditions(shopId: string, name: string, count: number): Promise<string[]> {
  const [productId = ""] = await addProducts(shopId, [makeProduct(name)]);
  const { runId } = await startRun(shopId, {
    productIds: [productId],
    presetName: "amazon-main",
    actor: "ann",
  });
  const sources = Array.from({ length: count }, (_, nth) =>
    makeSource(`${name}-${String(nth)}`, undefined, nth),
  );
  await recordIngest(shopId, await firstRunProduct(runId), sources);
  const rows = await prisma.rendition.findMany({ where: { runId } });
  for (const { id } of rows) await openRendition(shopId, id);
  return rows.map(({ id }) => id);
}

const told = (shopId: string) => prisma.flowEvent.findMany({ where: { shopId } });

test("of pictures that settle at the same moment, the last one is seen to be the last, once", async () => {
  const { id: shopId } = await openTestShop();
  for (let round = 1; round <= 8; round += 1) {
    const ids = await openRenditions(shopId, `Round ${String(round)}`, 4);
    await Promise.all(
      ids.map((id, nth) =>
        nth === 0
          ? failRendition(shopId, id, new AppError("BAD_IMAGE", "no picture"))
          : recordRendition(shopId, id, makePicture("review")),
      ),
    );
    expect(await told(shopId)).toHaveLength(round);
  }
  expect(await jobsOf(shopId, "tell-flow")).toHaveLength(8);
});

test("nothing is noted while a picture is being made, nor of pictures that all failed", async () => {
  const { id: shopId } = await openTestShop();
  const [first = "", second = ""] = await openRenditions(shopId, "Half", 2);
  await recordRendition(shopId, first, makePicture("review"));
  expect(await told(shopId)).toEqual([]);
  await failRendition(shopId, second, new AppError("BAD_IMAGE", "no picture"));
  expect(await told(shopId)).toMatchObject([{ kind: "needs-review", state: "waiting" }]);
  const [lost = ""] = await openRenditions(shopId, "Lost", 1);
  await failRendition(shopId, lost, new AppError("BAD_IMAGE", "no picture"));
  expect(await told(shopId)).toHaveLength(1);
});

test("another shop cannot open what is to be told", async () => {
  const [owner, stranger] = [await openTestShop(), await openTestShop()];
  const [id = ""] = await openRenditions(owner.id, "Mug", 1);
  await recordRendition(owner.id, id, makePicture("review"));
  const [event] = await told(owner.id);
  expect(await openFlowEvent(stranger.id, event!.id)).toBeNull();
  expect(await openFlowEvent(owner.id, event!.id)).toMatchObject({ kind: "needs-review", pictures: 1 });
});

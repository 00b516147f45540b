/** A swap that is killed anywhere is finished by the next worker: no picture twice, none lost. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SwapLedger, type SwapStep, swapSteps } from "#core/write-back.ts";
import { failureOf, type MugShop, openMugShop, type Save } from "./shopify/mug-shop.ts";

const forward = swapSteps.slice(1);
const back = swapSteps.slice(swapSteps.indexOf("attached"));

/** Each request that changes the shop, by what tells it from the others. */
const writes = {
  "stage the upload": { operation: "PackshotStageUpload" },
  "create the file": { operation: "PackshotCreateFile" },
  "attach the replacement": { operation: "PackshotUpdateFile", contains: "referencesToAdd" },
  "order the gallery": { operation: "PackshotReorderMedia" },
  "detach the variants": { operation: "PackshotDetachVariantMedia" },
  "append to the variants": { operation: "PackshotAppendVariantMedia" },
  "detach the target": { operation: "PackshotUpdateFile", contains: "referencesToRemove" },
} as const;
type Write = keyof typeof writes;
const forwardWrites = Object.keys(writes) as Write[];
const backWrites = forwardWrites.slice(2);

let shop: MugShop;

beforeEach(async () => {
  shop = await openMugShop();
});

afterEach(async () => {
  await shop.stop();
});

class Killed extends Error {}

/** Dies at the end of a step: with the step saved, or just before. */
function dieAt(step: SwapStep, when: "before saving" | "after saving"): Save {
  return async (ledger) => {
    if (ledger.step !== step) return shop.remember(ledger);
    if (when === "after saving") await shop.remember(ledger);
    throw new Killed(step);
  };
}

async function expectSwapped(): Promise<void> {
  expect(await shop.look()).toEqual(shop.swapped);
  await shop.expectOneNewFile();
}

async function expectUntouched(): Promise<void> {
  expect(await shop.look()).toEqual(shop.untouched);
  await shop.expectOneNewFile();
}

async function swapThenPlanBack(): Promise<SwapLedger> {
  await shop.run({ ledger: await shop.plan() });
  return shop.planBack();
}

describe.each(["before saving", "after saving"] as const)("killed %s", (when) => {
  test.each(forward)("the step %s", async (step) => {
    await expect(shop.run({ ledger: await shop.plan(), save: dieAt(step, when) })).rejects.toThrow(Killed);
    await shop.run();
    await expectSwapped();
  });

  test.each(back)("the step %s of the way back", async (step) => {
    const ledger = await swapThenPlanBack();
    await expect(shop.run({ ledger, save: dieAt(step, when) })).rejects.toThrow(Killed);
    await shop.run();
    await expectUntouched();
  });
});

describe.each(["drop", "drop-after"])("with a %s of the connection", (kind) => {
  test.each(forwardWrites)("at: %s", async (write) => {
    await shop.breakNext({ kind, match: writes[write] });
    expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("CHANNEL_FAILED");
    await shop.run();
    await expectSwapped();
  });

  test.each(backWrites)("on the way back at: %s", async (write) => {
    const ledger = await swapThenPlanBack();
    await shop.breakNext({ kind, match: writes[write] });
    expect((await failureOf(shop.run({ ledger }))).code).toBe("CHANNEL_FAILED");
    await shop.run();
    await expectUntouched();
  });

  test("in the upload itself", async () => {
    await shop.breakNext({ kind, match: { path: "/staged" } });
    expect((await failureOf(shop.run({ ledger: await shop.plan() }))).code).toBe("CHANNEL_FAILED");
    await shop.run();
    await expectSwapped();
  });
});

describe("killed right after the file was created, before its id was known", () => {
  beforeEach(async () => {
    await shop.breakNext({ kind: "drop-after", match: writes["create the file"] });
  });

  test("waits for the file it finds being processed, up to the deadline", async () => {
    await shop.breakNext({ kind: "media-stuck" });
    await failureOf(shop.run({ ledger: await shop.plan() }));
    const patience = { pausesMs: [5], mediaDeadlineMs: 100, settleDeadlineMs: 100 };
    expect((await failureOf(shop.run({ patience }))).message).toContain("at the deadline");
    await shop.expectOneNewFile();
  });

  test("makes another one when the first cannot be processed", async () => {
    await shop.breakNext({ kind: "media-failed", code: "IMAGE_PROCESSING_FAILURE" });
    await failureOf(shop.run({ ledger: await shop.plan() }));
    await expect.poll(async () => (await shop.files()).map(({ status }) => status)).toContain("FAILED");
    await shop.run();
    expect(await shop.look()).toEqual(shop.swapped);
  });
});

test("killed again and again, once at every step", async () => {
  await shop.remember(await shop.plan());
  for (const step of forward) {
    await expect(shop.run({ save: dieAt(step, "before saving") })).rejects.toThrow(Killed);
    await expect(shop.run({ save: dieAt(step, "after saving") })).rejects.toThrow(Killed);
  }
  await shop.run();
  await expectSwapped();
});

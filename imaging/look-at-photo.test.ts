import sharp from "sharp";
import { expect, test } from "vitest";
import { rulesForSlot } from "#core/channel-rules/registry.ts";
import { judgeRules } from "#core/channel-rules/judge-demand.ts";
import { lookAtPhoto } from "./look-at-photo.ts";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A dark box on a ground, 400 x 200. */
async function photo(ground: string, { left, top, width, height }: Box, alpha = 1): Promise<Buffer> {
  const box = await sharp({ create: { width, height, channels: 3, background: "#403020" } })
    .png()
    .toBuffer();
  const canvas = { create: { width: 400, height: 200, channels: 4 as const, background: ground } };
  return sharp(canvas)
    .composite([{ input: box, left, top }])
    .ensureAlpha(alpha)
    .png()
    .toBuffer();
}

const middle = { left: 100, top: 20, width: 120, height: 160 };

/** Which of Amazon's blocking rules for the main picture it breaks. */
async function broken(bytes: Buffer): Promise<string[]> {
  const facts = { widthPx: 2000, heightPx: 1000, ...(await lookAtPhoto(bytes)) };
  const rules = rulesForSlot("amazon", "main").filter(({ severity }) => severity === "block");
  return judgeRules(rules, facts)
    .filter(({ outcome }) => outcome === "broken")
    .map(({ ruleId }) => ruleId);
}

test("a product on white: measured by its box, whatever side is the fuller one", async () => {
  expect(await lookAtPhoto(await photo("#ffffff", middle))).toMatchObject({
    format: "png",
    opaque: true,
    ground: { colour: "#ffffff", exactShare: 1 },
    fill: 0.8,
  });
});

test("a ground that is nearly white is not white, and then nobody knows the product", async () => {
  const looked = await lookAtPhoto(await photo("#fefefe", middle));
  expect(looked.ground?.exactShare).toBe(0);
  expect(looked.fill).toBeUndefined();
});

test("a border that is partly covered is partly white", async () => {
  const { ground } = await lookAtPhoto(await photo("#ffffff", { left: 0, top: 0, width: 200, height: 200 }));
  expect(ground?.exactShare).toBeCloseTo(0.5, 1);
});

test("transparency is seen", async () => {
  const bytes = await sharp(await photo("#ffffff00", middle)).toBuffer();
  expect(await lookAtPhoto(bytes)).toMatchObject({ opaque: false, ground: { exactShare: 0 } });
});

test("an empty white photo is filled by nothing", async () => {
  const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#fff" } })
    .jpeg()
    .toBuffer();
  expect(await lookAtPhoto(bytes)).toMatchObject({ fill: 0, format: "jpeg" });
});

test("Amazon's main picture fails by its ground or its fill", async () => {
  expect(await broken(await photo("#ffffff", { left: 20, top: 20, width: 360, height: 160 }))).toEqual([]);
  expect(await broken(await photo("#ffffff", middle))).toEqual(["amazon.main.fill"]);
  expect(await broken(await photo("#dddddd", middle))).toEqual(["amazon.main.white_bg"]);
});

test("what is no picture is refused", async () => {
  await expect(lookAtPhoto(Buffer.from("<svg/>"))).rejects.toMatchObject({ code: "BAD_IMAGE" });
});

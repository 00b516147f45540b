import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { box, drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import { fill } from "./fill.ts";

const { rules } = amazonMain;
const wide = (widthPx: number) => box(0, 150, widthPx, 250);

test.each([
  [352, "pass"],
  [339, "pass"],
  [330, "review"],
  [310, "fail"],
  [100, "fail"],
])("a product %i of 400 px wide is %s for Amazon", async (widthPx, severity) => {
  const finding = fill(await drawRendered({ shape: wide(widthPx) }), rules);
  expect(finding).toMatchObject({ severity, measured: widthPx / 400 });
});

test.each([
  [390, "review"],
  [400, "fail"],
])(
  "too little margin: %i of 400 px is %s where the channel wants at most 94 %% or 90 %%",
  async (px, severity) => {
    const max = px === 390 ? 0.94 : 0.9;
    expect(
      fill(await drawRendered({ shape: wide(px) }), { ...rules, fillRatio: { min: 0.5, max } }).severity,
    ).toBe(severity);
  },
);

test("without a rule any product passes, but nothing at all fails", async () => {
  expect(fill(await drawRendered({ shape: wide(30) }), transparentCutout.rules).severity).toBe("pass");
  expect(fill(await drawRendered({ shape: nothing }), transparentCutout.rules).severity).toBe("fail");
  expect(fill(await drawRendered({ shape: nothing }), rules).severity).toBe("fail");
});

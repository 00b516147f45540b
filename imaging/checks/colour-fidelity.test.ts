import { expect, test } from "vitest";
import { box, drawFrame, drawRendered, nothing, over, white, woven } from "#tests/fixtures/draw-rendered.ts";
import type { Colour, Paint } from "#tests/fixtures/draw-rendered.ts";
import { colourFidelity } from "./colour-fidelity.ts";

const shape = box(80, 80, 320, 320);
const tinted =
  (levels: number): Paint =>
  (x, y) => {
    const [red, green, blue] = woven(x, y);
    return [red + levels, green, blue - levels];
  };

test.each([
  ["copied", 0, "pass"],
  ["tinted a little", 4, "review"],
  ["tinted a lot", 25, "fail"],
])("a product whose colours were %s is %s", async (_name, levels, severity) => {
  const output = drawFrame(
    400,
    400,
    over(tinted(levels), shape, () => white),
  );
  expect(colourFidelity({ ...(await drawRendered({ shape })), output }).severity).toBe(severity);
});

test("a wrong patch counts even when the rest is right", async () => {
  const patch = box(150, 150, 200, 250);
  const output = drawFrame(
    400,
    400,
    over(
      tinted(90),
      patch,
      over(woven, shape, () => white),
    ),
  );
  expect(colourFidelity({ ...(await drawRendered({ shape })), output }).severity).toBe("fail");
});

test.each([0.5, 0.73, 1.6])(
  "scaling by %d and shifting by fractions is no change of colour",
  async (scale) => {
    const rendered = await drawRendered({
      shape,
      placement: { scale, x: 12.3, y: -4.7 },
      canvas: { width: 600, height: 600 },
    });
    const finding = colourFidelity(rendered);
    expect(finding.severity).toBe("pass");
    expect(finding.measured).toBeLessThan(0.5);
  },
);

test("a hair-thin product, or none, cannot be compared and asks for a look", async () => {
  expect(colourFidelity(await drawRendered({ shape: box(200.2, 50, 200.8, 350) }))).toMatchObject({
    severity: "review",
    measured: null,
  });
  expect(colourFidelity(await drawRendered({ shape: nothing })).severity).toBe("review");
});

test.each([
  ["light alone", [1.04, 1.04, 1.04], "pass"],
  ["white balance", [1.05, 1, 0.8], "review"],
])("a product relit on purpose: %s", async (_name, gains, severity) => {
  const rendered = await drawRendered({ shape });
  const relit: Paint = (x, y) => woven(x, y).map((level, c) => level * (gains[c] ?? 1)) as unknown as Colour;
  const output = drawFrame(
    400,
    400,
    over(relit, shape, () => white),
  );
  const asked = { ...rendered, output, exposed: { target: "whole", photo: rendered.photo } } as const;
  expect(colourFidelity(asked).severity).toBe(severity);
  expect(colourFidelity({ ...asked, exposed: { ...asked.exposed, target: "ground" } }).severity).not.toBe(
    "pass",
  );
});

test("compared is the photo as it came, not as it was restored", async () => {
  const rendered = await drawRendered({ shape });
  const photo = drawFrame(400, 400, tinted(25));
  expect(colourFidelity({ ...rendered, photo }).severity).toBe("fail");
});

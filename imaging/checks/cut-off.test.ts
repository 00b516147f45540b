import { expect, test } from "vitest";
import { box, drawRendered } from "#tests/fixtures/draw-rendered.ts";
import { cutOff } from "./cut-off.ts";

test("a product clear of every border passes", async () => {
  expect(cutOff(await drawRendered())).toMatchObject({ severity: "pass", measured: 0 });
});

test("a product that runs out of the photo asks for a look and names the side", async () => {
  const finding = cutOff(await drawRendered({ shape: box(100, 100, 300, 500) }));
  expect(finding).toMatchObject({ severity: "review", measured: 200 / 1600 });
  expect(finding.message).toContain("bottom");
});

test.each([
  ["just touched", 3, "review"],
  ["well cut", 40, "fail"],
])("a whole product %s by our own canvas is %s", async (_name, heightPx, severity) => {
  const shape = box(100, 100, 200, 100 + heightPx);
  const rendered = await drawRendered({
    shape,
    canvas: { width: 200, height: 200 },
    placement: { scale: 1, x: -110, y: -50 },
  });
  expect(cutOff(rendered).severity).toBe(severity);
});

test("our canvas is not blamed for a side on which the photo itself was cropped", async () => {
  const rendered = await drawRendered({
    shape: box(100, 100, 300, 500),
    canvas: { width: 400, height: 310 },
    placement: { scale: 1, x: 0, y: -90 },
  });
  expect(cutOff(rendered).severity).toBe("review");
});

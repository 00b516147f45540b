import { expect, test } from "vitest";
import { box, drawRendered, nothing, union } from "#tests/fixtures/draw-rendered.ts";
import { missingParts } from "./missing-parts.ts";

const body = box(60, 60, 300, 340);
const handle = box(300, 150, 350, 250);
const hole = box(120, 120, 180, 180);

test("two opinions of one shape pass, whatever a pixel of edge says", async () => {
  expect(missingParts(await drawRendered({ shape: body, coarse: box(58, 58, 302, 342, 3) }))).toMatchObject({
    severity: "pass",
    measured: 0,
  });
});

test("a handle only one of two opinions sees asks for a look", async () => {
  const finding = missingParts(await drawRendered({ shape: body, coarse: union(body, handle) }));
  expect(finding).toMatchObject({ severity: "review", measured: 1 });
});

test("a handle and a hole the net is half sure of are two places", async () => {
  const halfSure = (x: number, y: number) =>
    Math.max(body(x, y) * (1 - 0.5 * hole(x, y)), 0.5 * handle(x, y));
  const finding = missingParts(await drawRendered({ shape: body, coarse: halfSure }));
  expect(finding).toMatchObject({ severity: "review", measured: 2 });
});

test("opinions that share only half the product fail, and so does an empty mask", async () => {
  expect(missingParts(await drawRendered({ shape: body, coarse: box(60, 60, 300, 180) })).severity).toBe(
    "fail",
  );
  expect(missingParts(await drawRendered({ shape: nothing })).severity).toBe("fail");
});

test("glass of which the net saw little is for a person to judge", async () => {
  const jar = await drawRendered({ shape: body, coarse: box(60, 60, 300, 180) });
  const finding = missingParts({ ...jar, transparency: { kind: "estimated", opacity: jar.coarse } });
  expect(finding.severity).toBe("review");
});

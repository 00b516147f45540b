import { expect, test } from "vitest";
import { box, drawRendered, nothing, union } from "#tests/fixtures/draw-rendered.ts";
import { islands } from "./islands.ts";

const product = box(100, 100, 300, 300);
const crumb = (index: number) => box(20 + 40 * index, 20, 28 + 40 * index, 28);
const dust = box(20, 350, 24, 354);

test.each([
  ["one piece", product, "pass", 0],
  ["dust too small to see", union(product, dust), "pass", 0],
  ["one crumb", union(product, crumb(0)), "review", 1],
  ["two crumbs", union(product, crumb(0), crumb(1)), "review", 2],
  ["three crumbs", union(product, crumb(0), crumb(1), crumb(2)), "fail", 3],
  ["two products", union(box(20, 100, 180, 300), box(220, 100, 380, 300)), "review", 1],
  ["a product and a part of it", union(product, box(320, 100, 380, 160)), "review", 1],
])("%s is %s", async (_name, shape, severity, measured) => {
  expect(islands(await drawRendered({ shape }))).toMatchObject({ severity, measured });
});

test("parts of one set pass, strangers do not", async () => {
  const pair = await drawRendered({ shape: union(box(20, 100, 180, 300), box(220, 100, 380, 300)) });
  const search = { looks: 2, agreement: 0.99, leftOut: 0, isMixed: false, pastGround: false };
  expect(islands({ ...pair, search }).severity).toBe("pass");
  expect(islands({ ...pair, search: { ...search, isMixed: true } }).severity).toBe("review");
});

test("a crumb fainter than half still counts", async () => {
  const shape = union(product, (x, y) => 0.4 * crumb(0)(x, y));
  expect(islands(await drawRendered({ shape })).severity).toBe("review");
});

test("an empty mask fails", async () => {
  expect(islands(await drawRendered({ shape: nothing })).severity).toBe("fail");
});

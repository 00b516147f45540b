import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fetchAsset } from "#models/fetch.ts";
import { blazeFace } from "#models/registry.ts";
import { drawFrame, type Paint, woven } from "#tests/fixtures/draw-rendered.ts";
import { portrait } from "#tests/fixtures/draw-portrait.ts";
import { type FaceFinder, openFaceFinder } from "./face-finder.ts";
import { openOnnxSession } from "./onnx-session.ts";

const grey: Paint = () => [205, 210, 215];
let finder: FaceFinder;

beforeAll(async () => {
  const path = await fetchAsset(blazeFace, { cacheDir: join(import.meta.dirname, "../.cache/models") });
  finder = await openFaceFinder(path, blazeFace, openOnnxSession);
});
afterAll(() => finder.close());

it("finds one face once, where it is, in pictures of any proportions", async () => {
  const faces = await finder.find(drawFrame(900, 600, portrait(grey, [600, 300], 440)));
  expect(faces).toHaveLength(1);
  const { box, confidence } = faces[0] ?? expect.unreachable();
  expect(confidence).toBeLessThanOrEqual(1);
  expect(Math.abs((box.left + box.right) / 2 - 600)).toBeLessThan(40);
  expect(Math.abs((box.top + box.bottom) / 2 - 300)).toBeLessThan(60);
});

it("tells two people apart", async () => {
  const pair = portrait(portrait(grey, [230, 300], 400), [670, 300], 400);
  expect(await finder.find(drawFrame(900, 600, pair))).toHaveLength(2);
});

it("sees nobody in a woven product", async () => {
  expect(await finder.find(drawFrame(600, 600, woven))).toEqual([]);
});

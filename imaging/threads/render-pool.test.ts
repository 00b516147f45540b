import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import { fetchModel } from "#models/fetch.ts";
import { isnetMedium } from "#models/registry.ts";
import { finishForReview, finishPicture, type PictureOrder } from "../finish-picture.ts";
import { openOnnxSession } from "../onnx-session.ts";
import { type NetSources, openTools } from "../open-tools.ts";
import { openRenderPool, type RenderPool } from "./render-pool.ts";
import { createThreads, type Place } from "./start-threads.ts";

const root = join(import.meta.dirname, "../..");
const nets: NetSources = { segmentation: isnetMedium.id, modelsDir: join(root, ".cache/models") };
let order: PictureOrder;
let pool: RenderPool;

beforeAll(async () => {
  await fetchModel(isnetMedium.id, { cacheDir: nets.modelsDir });
  const bytes = await readFile(join(root, "tests/fixtures/images/seal.jpg"));
  const segment = { model: isnetMedium.id, longSidePx: 256 };
  order = { bytes, recipe: { ...etsyListing.recipe, segment }, rules: etsyListing.rules };
  pool = await openRenderPool(nets, 1);
});
afterAll(() => pool.close());

it("makes the picture, the verdict and the previews that one thread alone makes", async () => {
  const tools = await openTools(nets, openOnnxSession);
  const alone = await finishForReview(order, tools);
  await tools.segmenter.close();
  const { file, verdict, previews } = await pool.finishForReview(order);
  expect(Buffer.from(file.bytes).equals(alone.file.bytes)).toBe(true);
  expect({ ...file, bytes: 0 }).toEqual({ ...alone.file, bytes: 0 });
  expect(verdict).toEqual(alone.verdict);
  for (const [name, bytes] of Object.entries(alone.previews)) {
    expect(Buffer.from(previews[name as keyof typeof previews]).equals(bytes), name).toBe(true);
  }
});

it("hands errors over with their code and their words", async () => {
  const broken = { ...order, bytes: order.bytes.subarray(0, 4_000) };
  const alone = await finishPicture(broken, await openTools(nets, openOnnxSession)).catch(
    (error: unknown) => error,
  );
  expect(alone).toMatchObject({ code: "BAD_IMAGE" });
  const { code, message, userMessage } = alone as { code: string; message: string; userMessage: string };
  await expect(pool.finish(broken)).rejects.toMatchObject({ code, message, userMessage });
});

it("lets go at once of a picture that is aborted, waiting or under way, and takes the next", async () => {
  const stop = new AbortController();
  const underWay = pool.finish(order, stop.signal);
  const waiting = pool.finish(order, stop.signal);
  stop.abort(new Error("cancelled"));
  await expect(underWay).rejects.toThrow("cancelled");
  const next = pool.finish(order);
  await expect(waiting).rejects.toThrow("cancelled");
  expect((await next).file.bytes.length).toBeGreaterThan(0);
});

it("says so when a thread dies over a picture, and starts another one", async () => {
  const threads = createThreads(nets);
  const place: Place = { thread: null };
  const { caller, worker } = threads.at(place);
  const dying = caller.ask({ kind: "finish", order });
  const failed = expect(dying).rejects.toMatchObject({ code: "INTERNAL" });
  await worker.terminate();
  await failed;
  expect(await threads.at(place).caller.ask({ kind: "warm-up" })).toBeNull();
  await threads.end();
});

it("gives up what is under way when it closes", async () => {
  const other = await openRenderPool(nets, 1);
  const failed = expect(other.finish(order)).rejects.toMatchObject({ code: "INTERNAL" });
  await other.close();
  await failed;
});

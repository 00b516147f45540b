/**
 * `npm run gallery`: every scene of the studio with demo products, as a page to look at.
 *
 *     npm run gallery -- [--out DIR] [--side PX] [--only SCENE...]
 *
 * The products' photos are the demo shop's, cut out by the real net at the first run.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { studioPreset } from "#core/presets/studio.ts";
import { studioScenes } from "#core/studio/scenes/all.ts";
import { finishPicture } from "#imaging/finish-picture.ts";
import { openOnnxSession } from "#imaging/onnx-session.ts";
import { openTools } from "#imaging/open-tools.ts";
import { fetchModels } from "#models/fetch.ts";
import { galleryPage, type Shown } from "./page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const products = ["r07-shoe-black", "r29-mug-white", "r20-tea-white"] as const;
const model = transparentCutout.recipe.segment?.model ?? "";

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    out: { ...text, default: join(root, ".cache/gallery") },
    side: { ...text, default: "1000" },
    only: { ...text, multiple: true, default: [] },
  },
});
const side = Number(values.side);
if (!Number.isInteger(side) || side < 64 || side > 5000)
  throw new Error(`expected 64 to 5000 pixels for --side but received ${values.side}`);
await mkdir(values.out, { recursive: true });

const modelsDir = join(root, ".cache/models");
await fetchModels(model, { cacheDir: modelsDir });
const tools = await openTools({ segmentation: model, modelsDir, precision: "fp32" }, openOnnxSession);
try {
  const wanted = studioScenes.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  const shown: Shown[] = [];
  const cutOuts = await Promise.all(
    products.map(async (product) => [product, await cutOut(product)] as const),
  );
  for (const { name, title, family } of wanted) {
    for (const [product, bytes] of cutOuts) {
      const startedAt = performance.now();
      const preset = studioPreset({
        name,
        title,
        description: title,
        scene: { name, seed: 1 },
        fillRatio: 0.6,
        widthPx: side,
        heightPx: side,
      });
      const { file, verdict } = await finishPicture({ bytes, ...preset }, tools);
      const path = `${name}-${product}.jpg`;
      await writeFile(join(values.out, path), file.bytes);
      shown.push({ name, title, family, path, outcome: verdict.outcome });
      console.log(`${path}: ${verdict.outcome} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    }
  }
  const page = join(values.out, "index.html");
  await writeFile(page, galleryPage(shown));
  console.log(page);
} finally {
  await tools.segmenter.close();
}

/** A PNG with the product alone. */
async function cutOut(product: string): Promise<Buffer> {
  const path = join(values.out, `${product}-cut-out.png`);
  const known = await readFile(path).catch(() => null);
  if (known) return known;
  const photo = await readFile(join(root, "sandbox/shopify/seed/photos", `${product}.jpg`));
  const { file } = await finishPicture({ bytes: photo, ...transparentCutout }, tools);
  await writeFile(path, file.bytes);
  return Buffer.from(file.bytes);
}

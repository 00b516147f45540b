/** Takes a page's picture once everything on it is loaded, and writes it small enough for a repository. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame } from "playwright-core";
import sharp from "sharp";
import type { Visit } from "#tests/e2e/visit.ts";

const outDir = path.resolve(import.meta.dirname, "../../docs/screenshots");
const maxBytes = 700_000;

export async function takePicture({ page }: Visit, name: string): Promise<void> {
  for (const frame of page.frames()) await untilDrawn(frame);
  const shot = sharp(await page.screenshot({ animations: "disabled", caret: "hide" }));
  const lossless = await shot.clone().png({ compressionLevel: 9 }).toBuffer();
  const file =
    lossless.length < maxBytes ? lossless : await shot.png({ palette: true, effort: 10 }).toBuffer();
  if (file.length >= maxBytes)
    throw new Error(
      `expected less than ${String(maxBytes)} bytes for ${name} but received ${String(file.length)}`,
    );
  await writeFile(path.join(outDir, `${name}.png`), file);
}

/** Waits until the pictures in sight are decoded; those further down load when they are scrolled to. */
async function untilDrawn(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    const inSight = [...document.images].filter(
      (image) => image.getBoundingClientRect().top < window.innerHeight,
    );
    await Promise.all(inSight.map((image) => image.decode())); // rejects when one does not load
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

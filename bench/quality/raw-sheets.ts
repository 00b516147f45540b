/** Contact sheets of photos without truth, for looking at: the photo, its cut-out on magenta, the finished main picture. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { toAppError } from "#core/errors.ts";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { folderPhotos, type FolderPhoto } from "#imaging/folder-photos.ts";
import { foregroundColour } from "#imaging/foreground-colour.ts";
import type { Frame } from "#imaging/frame.ts";
import { inspect } from "#imaging/inspect.ts";
import { layOnColour } from "#imaging/lay-on-colour.ts";
import { render, type Tools } from "#imaging/pipeline.ts";
import { escapeHtml } from "./report/escape-html.ts";

const cellPx = 460;
const captionPx = 40;
const rowsPerSheet = 4;
const gapPx = 8;
const rowPx = cellPx + captionPx;

/** Returns the sheets' paths. A photo that cannot be read has its reason in place of its pictures. */
export async function writeContactSheets(folder: string, outputDir: string, tools: Tools): Promise<string[]> {
  const photos = await folderPhotos(folder);
  const sheets: string[] = [];
  for (let start = 0; start < photos.length; start += rowsPerSheet) {
    const rows: Buffer[] = [];
    for (const photo of photos.slice(start, start + rowsPerSheet)) rows.push(await drawRow(photo, tools));
    const path = join(outputDir, `sheet-${String(sheets.length + 1).padStart(2, "0")}.png`);
    await stack(rows).png().toFile(path);
    sheets.push(path);
  }
  return sheets;
}

function stack(rows: readonly Buffer[]): Sharp {
  const size = { width: 3 * cellPx, height: rows.length * rowPx };
  return sharp({ create: { ...size, channels: 3, background: "#d8dae0" } }).composite(
    rows.map((input, n) => ({ input, left: 0, top: n * rowPx })),
  );
}

async function drawRow(photo: FolderPhoto, tools: Tools): Promise<Buffer> {
  const row = sharp({ create: { width: 3 * cellPx, height: rowPx, channels: 3, background: "#d8dae0" } });
  try {
    const rendered = await render(await readFile(photo.path), amazonMain.recipe, tools);
    const { outcome, findings } = await inspect(rendered, amazonMain.rules, tools);
    const reasons = findings.filter(({ severity }) => severity !== "pass").map(({ check }) => check);
    const cells = await Promise.all([
      drawCell(rendered.source),
      drawCell(layOnColour(foregroundColour(rendered.source, rendered.mask), "#ff00ff")),
      drawCell(rendered.output),
    ]);
    const words = `${photo.input}: ${outcome}${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}`;
    const pictures = cells.map((input, n) => ({ input, left: n * cellPx + gapPx / 2, top: captionPx }));
    return await row
      .composite([{ input: caption(words), left: 0, top: 0 }, ...pictures])
      .png()
      .toBuffer();
  } catch (thrown) {
    const words = `${photo.input}: ${toAppError(thrown).userMessage}`;
    return row
      .composite([{ input: caption(words), left: 0, top: 0 }])
      .png()
      .toBuffer();
  }
}

function drawCell({ width, height, rgba }: Frame): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize({ width: cellPx - gapPx, height: cellPx - gapPx, fit: "inside" })
    .removeAlpha()
    .png()
    .toBuffer();
}

function caption(words: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${3 * cellPx}" height="${captionPx}"><text x="8" y="26" font-family="sans-serif" font-size="18" fill="#1d2330">${escapeHtml(words)}</text></svg>`,
  );
}

/**
 * What it takes to decode photos, each in a program of its own.
 *
 *     npm run bench:decode -- FILE...
 *
 * Prints a row per file: its megapixels and those that are kept, wall and CPU time, and the most memory the program
 * held beyond what it holds after a photo of one kilobyte.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import sharp from "sharp";
import { decode } from "#imaging/decode.ts";

const [first, ...rest] = process.argv.slice(2);
if (first === "--one") console.log(JSON.stringify(await measure(rest[0] ?? "")));
else console.table([first, ...rest].map(measureApart));

interface Row {
  readonly photo: string;
  readonly megapixels: string;
  readonly kept: string;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

function measureApart(path: string | undefined): Row | { readonly photo: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, "--one", path ?? ""]);
  if (stdout.length === 0)
    return { photo: /^\w*Error: .*$/mu.exec(stderr.toString())?.[0] ?? "no photo named" };
  return JSON.parse(stdout.toString()) as Row;
}

async function measure(path: string): Promise<Row> {
  const warmUp = { create: { width: 64, height: 64, channels: 3, background: "white" } } as const;
  await decode(await sharp(warmUp).jpeg().toBuffer());
  const bytes = readFileSync(path);
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const heldBytes = process.memoryUsage.rss();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const frame = await decode(bytes);
  const { user, system } = process.cpuUsage(cpu);
  return {
    photo: basename(path),
    megapixels: ((width * height) / 1e6).toFixed(1),
    kept: ((frame.width * frame.height) / 1e6).toFixed(1),
    wallMs: Math.round(performance.now() - started),
    cpuMs: Math.round((user + system) / 1000),
    peakMb: Math.round((process.resourceUsage().maxRSS * 1024 - heldBytes) / 1e6),
  };
}

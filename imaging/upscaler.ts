/** Enlarges pictures with a super-resolution net, tile by tile, so that memory does not grow with the picture. */
import sharp from "sharp";
import type { SuperResolutionRecord } from "#models/model-record.ts";
import { bleedColours } from "./bleed-colours.ts";
import type { Frame } from "./frame.ts";
import { alphaOf } from "./measure/alpha-of.ts";
import type { FloatTensor, OpenSession } from "./onnx-session.ts";
import type { Rectangle } from "./uncertain-tiles.ts";

export interface Upscaler {
  /** How many times wider and higher the result is. */
  readonly factor: number;
  /**
   * The net draws the colours wherever there is any coverage; coverage itself is enlarged by Lanczos. About 2 s of CPU
   * per megapixel of the result.
   *
   * @throws the signal's reason when aborted between two tiles.
   */
  enlarge(cutOut: Frame, signal?: AbortSignal): Promise<Frame>;
  close(): Promise<void>;
}

interface UpscalerOptions {
  /** Of a tile without its margin; at 192, as when left out, one inference takes about 100 MB. */
  readonly tileSidePx?: number;
}

/** @throws AppError INTERNAL when the file is no graph onnxruntime can run. */
export async function openUpscaler(
  weightsPath: string,
  record: SuperResolutionRecord,
  openSession: OpenSession,
  { tileSidePx = 192 }: UpscalerOptions = {},
): Promise<Upscaler> {
  const session = await openSession(weightsPath);
  const { factor, reachPx } = record;
  return {
    factor,
    async enlarge(cutOut, signal) {
      const source = bleedColours(cutOut);
      const enlarged = await enlargeCoverage(cutOut, factor);
      for (const tile of coveredTiles(cutOut, tileSidePx)) {
        signal?.throwIfAborted();
        const whole = grow(tile, reachPx, source);
        const [output] = await session.run(record.input.name, toTensor(source, whole), [record.output.name]);
        keepMeans(output, source, whole, factor);
        paste(output, enlarged, tile, whole, factor);
      }
      return enlarged;
    },
    close: () => session.close(),
  };
}

/** A black frame with the enlarged coverage as alpha. */
async function enlargeCoverage(cutOut: Frame, factor: number): Promise<Frame> {
  const { width, height, alpha } = alphaOf(cutOut);
  const size = { width: width * factor, height: height * factor };
  const drawn = await sharp(alpha, { raw: { width, height, channels: 1 } })
    .resize(size.width, size.height, { fit: "fill", kernel: "lanczos3" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  const rgba = new Uint8ClampedArray(4 * drawn.length);
  for (let i = 0; i < drawn.length; i++) rgba[4 * i + 3] = drawn[i] ?? 0;
  return { ...size, rgba };
}

/** Tiles with coverage in or right beside them, where enlarged coverage may reach. */
function coveredTiles(frame: Frame, tileSidePx: number): Rectangle[] {
  const tiles: Rectangle[] = [];
  for (let top = 0; top < frame.height; top += tileSidePx) {
    for (let left = 0; left < frame.width; left += tileSidePx) {
      const right = Math.min(frame.width, left + tileSidePx);
      const bottom = Math.min(frame.height, top + tileSidePx);
      const tile = { left, top, right, bottom };
      if (hasCoverage(frame, grow(tile, lanczosReachPx, frame))) tiles.push(tile);
    }
  }
  return tiles;
}

const lanczosReachPx = 3;

function hasCoverage({ width, rgba }: Frame, { left, top, right, bottom }: Rectangle): boolean {
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if (rgba[4 * (y * width + x) + 3] !== 0) return true;
  }
  return false;
}

function grow({ left, top, right, bottom }: Rectangle, byPx: number, { width, height }: Frame): Rectangle {
  return {
    left: Math.max(0, left - byPx),
    top: Math.max(0, top - byPx),
    right: Math.min(width, right + byPx),
    bottom: Math.min(height, bottom + byPx),
  };
}

/** NCHW, 0..255. */
function toTensor({ width, rgba }: Frame, { left, top, right, bottom }: Rectangle): FloatTensor {
  const area = (right - left) * (bottom - top);
  const data = new Float32Array(3 * area);
  let to = 0;
  for (let y = top; y < bottom; y++) {
    for (let at = 4 * (y * width + left); at < 4 * (y * width + right); at += 4, to++) {
      data[to] = rgba[at] ?? 0;
      data[area + to] = rgba[at + 1] ?? 0;
      data[2 * area + to] = rgba[at + 2] ?? 0;
    }
  }
  return { data, dims: [1, 3, bottom - top, right - left] };
}

/**
 * Adds to each block of the net's answer what its mean lacks of the photo's pixel, so that the enlargement shrunk again
 * is the photo (one step of back-projection: Irani and Peleg 1991, "Improving resolution by image registration").
 */
function keepMeans({ data }: FloatTensor, { width, rgba }: Frame, whole: Rectangle, factor: number): void {
  const wide = (whole.right - whole.left) * factor;
  const area = wide * (whole.bottom - whole.top) * factor;
  for (let y = whole.top; y < whole.bottom; y++) {
    for (let x = whole.left; x < whole.right; x++) {
      const corner = (y - whole.top) * factor * wide + (x - whole.left) * factor;
      for (let channel = 0; channel < 3; channel++) {
        shiftMean(data, channel * area + corner, wide, factor, rgba[4 * (y * width + x) + channel] ?? 0);
      }
    }
  }
}

/** Shifts the square of `side` numbers whose first is at `corner`, in rows of `wide`, so that their mean is `mean`. */
function shiftMean(data: Float32Array, corner: number, wide: number, side: number, mean: number): void {
  let lack = mean;
  for (let row = corner; row < corner + side * wide; row += wide) {
    for (let at = row; at < row + side; at++) lack -= (data[at] ?? 0) / (side * side);
  }
  for (let row = corner; row < corner + side * wide; row += wide) {
    for (let at = row; at < row + side; at++) data[at] = (data[at] ?? 0) + lack;
  }
}

/** Writes the colours of `tile` out of the net's answer for `whole`, where there is coverage. */
function paste({ data }: FloatTensor, to: Frame, tile: Rectangle, whole: Rectangle, factor: number): void {
  const wide = (whole.right - whole.left) * factor;
  const area = wide * (whole.bottom - whole.top) * factor;
  for (let y = tile.top * factor; y < tile.bottom * factor; y++) {
    let from = (y - whole.top * factor) * wide + (tile.left - whole.left) * factor;
    const end = 4 * (y * to.width + tile.right * factor);
    for (let at = 4 * (y * to.width + tile.left * factor); at < end; at += 4, from++) {
      if (to.rgba[at + 3] === 0) continue;
      to.rgba[at] = data[from] ?? 0;
      to.rgba[at + 1] = data[area + from] ?? 0;
      to.rgba[at + 2] = data[2 * area + from] ?? 0;
    }
  }
}

/** Makes good photos bad in the ways sellers' photos are bad, and a second view out of a first. Deterministic. */
import sharp, { type Sharp } from "sharp";

/** What happens to a photo on its way into the demo catalogue. To add one: a line here. */
const treatments = {
  /** The camera moved or missed the focus. */
  blurred: (photo) => photo.blur(4),
  /** Shot in the evening without a lamp. */
  dark: (photo) => photo.linear(0.32, 4),
  /** High ISO: grain in every channel. */
  noisy: async (photo) => grain(photo),
  /** Tungsten light and the wrong white balance. */
  "colour cast": (photo) => photo.linear([1.08, 0.96, 0.66], [6, 0, 0]),
  /** An old thumbnail is all that is left. */
  tiny: (photo) => photo.resize(440),
  /** Cropped through the product. */
  "cut off": async (photo) => cropped(photo, { left: 0.3, top: 0.28, width: 0.5, height: 0.5 }),
  /** A close-up as second picture. */
  detail: async (photo) => cropped(photo, { left: 0.28, top: 0.2, width: 0.44, height: 0.44 }),
  /** Last summer's sale, still on the picture. */
  "sale text": async (photo) => withSaleText(photo),
  /** The other side, as sellers fake it. */
  mirrored: (photo) => photo.flop(),
  /** Saved too often, too small. */
  "over-compressed": (photo) => photo.jpeg({ quality: 18 }),
} satisfies Record<string, (photo: Sharp) => Sharp | Promise<Sharp>>;

export type Treatment = keyof typeof treatments;
export type PhotoFormat = "jpeg" | "png" | "webp";

export async function spoil(
  photo: Uint8Array,
  names: readonly Treatment[],
  format: PhotoFormat,
): Promise<Buffer> {
  let bytes = Buffer.from(photo);
  for (const name of names) {
    const treated = await treatments[name](sharp(bytes));
    bytes = await treated.toBuffer();
  }
  const isDone = format === "jpeg"; // keeps what the last treatment encoded
  return isDone ? bytes : sharp(bytes).toFormat(format).toBuffer();
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** @param share of the photo's sides, 0..1 */
async function cropped(photo: Sharp, share: Window): Promise<Sharp> {
  const { width, height } = await photo.metadata();
  return photo.extract({
    left: Math.round(width * share.left),
    top: Math.round(height * share.top),
    width: Math.round(width * share.width),
    height: Math.round(height * share.height),
  });
}

async function grain(photo: Sharp): Promise<Sharp> {
  const { data, info } = await photo.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let seed = 1;
  for (let i = 0; i < data.length; i += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    const value = (data[i] ?? 0) * 0.72 + (seed / 0x7fff_ffff - 0.5) * 74;
    data[i] = Math.max(0, Math.min(255, value));
  }
  const { width, height } = info;
  return sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: 88 });
}

async function withSaleText(photo: Sharp): Promise<Sharp> {
  const { width, height } = await photo.metadata();
  const size = Math.round(width / 11);
  const text = `<svg width="${String(width)}" height="${String(height)}">
    <text x="4%" y="12%" font-family="sans-serif" font-weight="bold" font-size="${String(size)}" fill="#fff" stroke="#d31d1d" stroke-width="4" paint-order="stroke">SALE −50 %</text>
  </svg>`;
  return photo.composite([{ input: Buffer.from(text) }]);
}

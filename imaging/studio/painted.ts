/** Pictures of a scene while it is painted: 16 bit sRGB, so that no soft shade breaks into bands. */
import sharp from "sharp";

export interface Painted {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, rows top to bottom; 0..65535. */
  readonly rgb: Uint16Array;
}

const steps = 16384;
/** Light above this share of white is compressed instead of clipped, as film does. */
const shoulder = 0.82;
/** 16 bit sRGB levels of light 0..2. */
const levels = Uint16Array.from({ length: steps + 1 }, (_, n) => {
  const light = compress((2 * n) / steps);
  return Math.round(65535 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});

export function level16(light: number): number {
  return levels[Math.min(steps, Math.max(0, (light * steps) / 2) | 0)] ?? 0;
}

function compress(light: number): number {
  if (light <= shoulder) return light;
  const room = 1 - shoulder;
  return shoulder + room * (1 - Math.exp((shoulder - light) / room));
}

/** Gaussian blur by libvips; wide ones at a fraction of the size. */
export async function blurPainted({ width, height, rgb }: Painted, sigma: number): Promise<Painted> {
  const reduce = Math.max(1, Math.min(8, Math.floor(sigma / 2.5)));
  const raw = { width, height, channels: 3 } as const;
  let picture = sharp(rgb, { raw });
  if (reduce > 1) {
    const small = await picture
      .resize(Math.ceil(width / reduce), Math.ceil(height / reduce), { fit: "fill", kernel: "linear" })
      .toColourspace("rgb16")
      .raw({ depth: "ushort" })
      .toBuffer({ resolveWithObject: true });
    picture = sharp(asShorts(small.data), {
      raw: { width: small.info.width, height: small.info.height, channels: 3 },
    });
    const blurred = await picture
      .blur(sigma / reduce)
      .toColourspace("rgb16")
      .raw({ depth: "ushort" })
      .toBuffer();
    picture = sharp(asShorts(blurred), {
      raw: { width: small.info.width, height: small.info.height, channels: 3 },
    }).resize(width, height, { fit: "fill", kernel: "cubic" });
  } else picture = picture.blur(Math.max(0.3, sigma));
  const { data } = await picture
    .toColourspace("rgb16")
    .raw({ depth: "ushort" })
    .toBuffer({ resolveWithObject: true });
  return { width, height, rgb: asShorts(data) };
}

function asShorts(bytes: Buffer): Uint16Array {
  if (bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  return new Uint16Array(Uint8Array.from(bytes).buffer);
}

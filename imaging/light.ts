/** Colours as light: linear sRGB, and the adaptation of a scene from one white to another. */

/** Red, green, blue: levels of 0..255, or light 0..1, as the parameter's name says. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** 3 × 3, row by row, on linear sRGB. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** Light 0..1 of each level. Source: IEC 61966-2-1. */
export const lightOfLevel = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const levelSteps = 4096;
const levelOfStep = Float32Array.from({ length: levelSteps + 1 }, (_, step) => {
  const light = step / levelSteps;
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
});

/** The level of a light, fractions kept; light beyond 0..1 is clipped. Good to a twentieth of a level. */
export function levelOfLight(light: number): number {
  const place = Math.min(1, Math.max(0, light)) * levelSteps;
  const step = Math.min(levelSteps - 1, Math.floor(place));
  const below = levelOfStep[step] ?? 0;
  return below + (place - step) * ((levelOfStep[step + 1] ?? 0) - below);
}

/** The light of a colour given in levels, after the matrix. Fractions of levels are rounded. */
export function toLight(levels: Rgb, matrix: Matrix | null = null): Rgb {
  const light = levels.map((level) => lightOfLevel[Math.round(level)] ?? 0) as unknown as Rgb;
  return matrix === null ? light : times(matrix, light);
}

export function luminance([red, green, blue]: Rgb): number {
  return 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
}

export function scaled(matrix: Matrix, factor: number): Matrix {
  return matrix.map((value) => value * factor) as unknown as Matrix;
}

/** Linear sRGB to the sharpened cone responses of Bradford, by way of XYZ; and back. */
const toCones: Matrix = [
  0.4227253, 0.4913453, 0.0273579, 0.0556998, 0.9615341, 0.0231838, 0.0213826, 0.0876419, 0.9805081,
];
const fromCones: Matrix = inverse(toCones);

/**
 * The matrix under which `white` (levels) becomes a grey of the same luminance, and every other colour what it would be
 * in that light: von Kries in Bradford's cone space. Source: Lam 1985; CIE 160:2004.
 */
export function adaptTo(white: Rgb): Matrix {
  const light = toLight(white);
  const luma = luminance(light);
  const [long, middle, short] = times(toCones, light);
  const [greyLong, greyMiddle, greyShort] = times(toCones, [luma, luma, luma]);
  const cones: Matrix = [greyLong / long, 0, 0, 0, greyMiddle / middle, 0, 0, 0, greyShort / short];
  return product(fromCones, product(cones, toCones));
}

export function times(m: Matrix, [x, y, z]: Rgb): Rgb {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

function product(a: Matrix, b: Matrix): Matrix {
  const columns = [0, 1, 2].map((column) =>
    times(a, [b[column] ?? 0, b[column + 3] ?? 0, b[column + 6] ?? 0]),
  );
  return [0, 1, 2].flatMap((row) => columns.map((column) => column[row] ?? 0)) as unknown as Matrix;
}

function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const [x, y, z] = [e * i - f * h, f * g - d * i, d * h - e * g];
  return scaled(
    [x, c * h - b * i, b * f - c * e, y, a * i - c * g, c * d - a * f, z, b * g - a * h, a * e - b * d],
    1 / (a * x + b * y + c * z),
  );
}

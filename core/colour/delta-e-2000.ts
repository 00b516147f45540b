/** The CIEDE2000 colour difference: about 1 is the smallest difference an eye sees side by side. */

/** CIELAB (D65): lightness 0..100, a and b about -128..127. */
export type Lab = readonly [lightness: number, a: number, b: number];

const turn = 2 * Math.PI;
const degrees = Math.PI / 180;
const c25to7 = 25 ** 7;

/** ΔE2000 with kL = kC = kH = 1. Source: Sharma, Wu, Dalal 2005, "The CIEDE2000 color-difference formula". */
export function deltaE2000(first: Lab, second: Lab): number {
  const [l1, , b1] = first;
  const [l2, , b2] = second;
  const [a1, a2] = stretchedA(first, second);
  const c1 = Math.hypot(a1, b1);
  const c2 = Math.hypot(a2, b2);
  const h1 = hue(a1, b1);
  const h2 = hue(a2, b2);
  const grey = c1 * c2 === 0;
  const dh = grey ? 0 : shortTurn(h2 - h1);
  const meanH = grey ? h1 + h2 : meanHue(h1, h2);
  const meanL = (l1 + l2) / 2;
  const meanC = (c1 + c2) / 2;
  const light = (l2 - l1) / lightnessWeight(meanL);
  const chroma = (c2 - c1) / (1 + 0.045 * meanC);
  const hueStep = (2 * Math.sqrt(c1 * c2) * Math.sin(dh / 2)) / (1 + 0.015 * meanC * hueWeight(meanH));
  return Math.sqrt(light ** 2 + chroma ** 2 + hueStep ** 2 + rotation(meanC, meanH) * chroma * hueStep);
}

/** a′ of both colours: a stretched where chroma is low. */
function stretchedA([, a1, b1]: Lab, [, a2, b2]: Lab): [number, number] {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(mean7 / (mean7 + c25to7));
  return [a1 * stretch, a2 * stretch];
}

/** 0..2π; 0 for grey. */
function hue(a: number, b: number): number {
  const angle = Math.atan2(b, a);
  return angle < 0 ? angle + turn : angle;
}

function shortTurn(angle: number): number {
  if (angle > Math.PI) return angle - turn;
  return angle < -Math.PI ? angle + turn : angle;
}

function meanHue(h1: number, h2: number): number {
  if (Math.abs(h1 - h2) <= Math.PI) return (h1 + h2) / 2;
  return h1 + h2 < turn ? (h1 + h2 + turn) / 2 : (h1 + h2 - turn) / 2;
}

function lightnessWeight(meanL: number): number {
  const off = (meanL - 50) ** 2;
  return 1 + (0.015 * off) / Math.sqrt(20 + off);
}

function hueWeight(h: number): number {
  return (
    1 -
    0.17 * Math.cos(h - 30 * degrees) +
    0.24 * Math.cos(2 * h) +
    0.32 * Math.cos(3 * h + 6 * degrees) -
    0.2 * Math.cos(4 * h - 63 * degrees)
  );
}

/** The blue region's tilt between chroma and hue. */
function rotation(meanC: number, meanH: number): number {
  const tilt = 30 * degrees * Math.exp(-(((meanH / degrees - 275) / 25) ** 2));
  return -2 * Math.sqrt(meanC ** 7 / (meanC ** 7 + c25to7)) * Math.sin(2 * tilt);
}

/** Whether the pictures of a set look like one series: equally large products, one ground, light from one side. */
import type { Severity } from "../verdict.ts";
import { deltaE2000 } from "../colour/delta-e-2000.ts";
import type { PictureTraits } from "./picture-traits.ts";

export interface SetFinding {
  readonly check: "fill-spread" | "ground-spread" | "light-spread";
  /** A set as a whole is never refused, so a finding is `pass` or `review`. */
  readonly severity: Exclude<Severity, "fail">;
  readonly measured: number;
  readonly expected: number;
  /** Pictures that could be compared. */
  readonly pictures: number;
  readonly message: string;
}

/** Published start values of quality check 24. */
const maxFillDeviation = 0.03;
const maxGroundDistance = 1;
const maxLightVariance = 0.05;
/** Brightness along the outline must be explained this well, or the light's side is a guess. */
const minLightCertainty = 0.5;
const minPictures = 3;

/** Findings on what at least three pictures show; none for smaller sets. */
export function judgeConsistency(pictures: readonly PictureTraits[]): SetFinding[] {
  const grounds = pictures.flatMap(({ ground }) => (ground === null ? [] : [ground]));
  const lights = pictures.flatMap(({ light }) =>
    light !== null && light.certainty >= minLightCertainty ? [light.degrees] : [],
  );
  const findings: SetFinding[] = [
    finding("fill-spread", deviation(pictures.map(({ fill }) => fill)), maxFillDeviation, pictures.length),
    finding("ground-spread", largestDistance(grounds), maxGroundDistance, grounds.length),
    finding("light-spread", circularVariance(lights), maxLightVariance, lights.length),
  ];
  return findings.filter((each) => each.pictures >= minPictures);
}

const words: Readonly<Record<SetFinding["check"], readonly [same: string, different: string]>> = {
  "fill-spread": [
    "All products are equally large in their frames.",
    "Some products are larger in their frames than others.",
  ],
  "ground-spread": ["All pictures have the same background.", "The backgrounds differ in colour."],
  "light-spread": [
    "The light comes from the same side.",
    "The light seems to come from different sides; that shows when the pictures stand side by side.",
  ],
};

function finding(
  check: SetFinding["check"],
  measured: number,
  expected: number,
  pictures: number,
): SetFinding {
  const agrees = measured <= expected;
  const message = words[check][agrees ? 0 : 1];
  return { check, severity: agrees ? "pass" : "review", measured, expected, pictures, message };
}

/** Standard deviation of the whole set; 0 for none. */
function deviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Largest ΔE2000 between any two. */
function largestDistance(colours: readonly PictureTraits["colours"][number][]): number {
  const distinct = [...new Map(colours.map((colour) => [colour.join(), colour])).values()];
  return Math.max(0, ...distinct.flatMap((a, n) => distinct.slice(n + 1).map((b) => deltaE2000(a, b))));
}

/** 1 less the length of the mean direction, 0 all alike to 1 all around. Source: Mardia & Jupp 2000, "Directional Statistics". */
function circularVariance(degrees: readonly number[]): number {
  if (degrees.length === 0) return 0;
  const mean = (of: (radians: number) => number) =>
    degrees.reduce((sum, each) => sum + of((each * Math.PI) / 180), 0) / degrees.length;
  return 1 - Math.hypot(mean(Math.cos), mean(Math.sin));
}

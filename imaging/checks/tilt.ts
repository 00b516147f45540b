/** Tilt: does the product stand straight, and what would straighten it? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { tilt as measureTilt, type Tilt } from "../measure/tilt.ts";

/** Off by less than this is not seen, and about what the measure itself is good to. */
const straightDegrees = 1.5;
const parallelKeystone = 0.04;

/**
 * The turn in degrees that would set the product upright, from its outline's axis and its upright edges
 * (measure/tilt.ts). Never worse than pass: a leaning product may be meant so. From 1.5° on, or 0.04 of keystone, the
 * finding carries a suggestion, on top of what the recipe's `straighten` holds already.
 */
export function tilt({ photo, mask }: Rendered): Finding {
  const measured = measureTilt(photo, mask);
  const finding = {
    check: "tilt",
    severity: "pass",
    measured: measured?.degrees ?? null,
    expected: `upright within ${straightDegrees}°, unless it is meant to lean`,
    unit: "°",
  } as const;
  if (measured === null) {
    return { ...finding, message: "The product has no straight line or axis to measure a tilt by." };
  }
  const turned = Math.abs(measured.degrees) >= straightDegrees;
  const keystoned = Math.abs(measured.keystoneY) >= parallelKeystone;
  if (!turned && !keystoned) return { ...finding, message: "The product stands straight." };
  const straighten = {
    degrees: turned ? round(measured.degrees, 1) : 0,
    ...(keystoned ? { keystoneY: round(measured.keystoneY, 3) } : {}),
  };
  return { ...finding, message: sentence(measured, turned, keystoned), suggestion: { straighten } };
}

function sentence({ degrees, keystoneY }: Tilt, turned: boolean, keystoned: boolean): string {
  const way = degrees > 0 ? "clockwise" : "anticlockwise";
  const turn = `turn the photo by ${Math.abs(degrees).toFixed(1)}° ${way}`;
  const lines = `take out the perspective, because it was photographed from ${keystoneY > 0 ? "above" : "below"}`;
  const advice = turned && keystoned ? `${turn} and ${lines}` : turned ? turn : lines;
  return `Could stand straighter: ${advice}.`;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A finding as a row of the review: what was looked at, what was measured, what was expected. */
import type { CheckName, Finding } from "#core/verdict.ts";
import { counted, fileSize, percent } from "./format.ts";

export const checkTitles: Readonly<Record<CheckName, string>> = {
  "mask-area": "Product found",
  "mask-confidence": "Certainty of the cut-out",
  islands: "Loose pieces",
  "missing-parts": "Nothing missing",
  "cut-off": "Whole product visible",
  fill: "Share of the frame",
  centring: "Centring",
  tilt: "Standing straight",
  ground: "Background colour",
  "ground-evenness": "Even background",
  shadow: "Shadow",
  halo: "Clean edges",
  transparency: "Glass",
  "edge-width": "Crisp edges",
  "edge-smoothness": "Smooth outline",
  "colour-fidelity": "True colours",
  "colour-cast": "Neutral light",
  clipping: "Highlights and shadows",
  contrast: "Contrast",
  sharpness: "Sharpness kept",
  focus: "Focus",
  naturalness: "Clean surface",
  resolution: "Size in pixels",
  upscale: "Enlargement",
  "native-detail": "Real detail",
  text: "Added text",
  faces: "People",
  file: "File format and size",
};

export interface FindingWords {
  readonly title: string;
  readonly measured: string;
  readonly expected: string;
}

export function describeFinding({ check, measured, unit, expected }: Finding): FindingWords {
  return { title: checkTitles[check], measured: measured === null ? "–" : inUnit(measured, unit), expected };
}

function inUnit(value: number, unit: Finding["unit"]): string {
  switch (unit) {
    case "ratio":
      return percent(value);
    case "px":
      return `${value.toLocaleString("en-GB", { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })} px`;
    case "bytes":
      return fileSize(value);
    case "ΔE2000":
      return `ΔE ${value.toFixed(1)}`;
    case "L*":
      return `${value.toFixed(1)} steps`;
    case "C*":
      return `chroma ${value.toFixed(1)}`;
    case "count":
      return counted(Math.round(value), "piece");
    case "factor":
      return `${value.toFixed(2)} times`;
    case "°":
      return `${(Math.round(10 * value) / 10 || 0).toFixed(1).replace("-", "−")}°`;
    case "none":
      return value.toString();
  }
}

const order = { fail: 0, review: 1, pass: 2 } as const;

/** Worst first; findings of equal weight keep their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}

/** A finding as a row of the review: what was looked at, what was measured, what was expected. */
import type { TFunction } from "i18next";
import type { Finding } from "#core/verdict.ts";
import type { Format } from "./format.ts";

export interface FindingWords {
  readonly title: string;
  readonly measured: string;
  readonly expected: string;
}

export function describeFinding(
  { check, measured, unit, expected }: Finding,
  t: TFunction,
  format: Format,
): FindingWords {
  const figure = measured === null ? "–" : inUnit(measured, unit, t, format);
  return { title: t(`words:check.${check}`), measured: figure, expected };
}

function inUnit(value: number, unit: Finding["unit"], t: TFunction, format: Format): string {
  const { number, percent, fileSize } = format;
  switch (unit) {
    case "ratio":
      return percent(value);
    case "px":
      return `${number(value, Math.abs(value) < 10 ? 1 : 0)} px`;
    case "bytes":
      return fileSize(value);
    case "ΔE2000":
      return `ΔE ${number(value, 1, 1)}`;
    case "L*":
      return t("words:unit.steps", { value: number(value, 1, 1) });
    case "C*":
      return t("words:unit.chroma", { value: number(value, 1, 1) });
    case "count":
      return t("words:unit.pieces", { count: Math.round(value) });
    case "factor":
      return t("words:unit.times", { value: number(value, 2, 2) });
    case "°":
      return `${number(Math.round(10 * value) / 10 || 0, 1, 1).replace("-", "−")}°`;
    case "none":
      return number(value, 3);
  }
}

const order = { fail: 0, review: 1, pass: 2 } as const;

/** Worst first; findings of equal weight keep their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}

/** The report's tables as plain text for the console and as Markdown for the docs. */
import type { Comparison } from "./compare.ts";
import type { GroupRow, VerdictSummary } from "./summarise.ts";
import type { Share } from "./verdict/wilson.ts";

export type Table = readonly (readonly string[])[];

export function scoreTable(rows: readonly GroupRow[]): Table {
  const head = ["case", "n", "MAE", "IoU@.5", "BndF", "SAD/k", "Grad", "gross"];
  const body = rows.map(({ name, count, mae, iou, boundaryF, sad, gradient, gross }) => [
    name,
    String(count),
    mae.toFixed(4),
    iou.toFixed(4),
    boundaryF.toFixed(4),
    sad.toFixed(2),
    gradient.toFixed(2),
    String(gross),
  ]);
  return [head, ...body];
}

export function verdictTable({ good, bad }: VerdictSummary): Table {
  const row = (name: string, { pass, review, fail }: VerdictSummary["good"]) => [
    name,
    ...[pass, review, fail].map(String),
  ];
  return [
    ["truth \\ verdict", "pass", "review", "fail"],
    row("good (IoU ≥ 0.95 and BndF ≥ 0.90)", good),
    row("bad", bad),
  ];
}

/** One figure a line. */
export function verdictLines(summary: VerdictSummary): string[] {
  const figure = (value: number | null) =>
    value === null ? "none (needs good and bad ones)" : value.toFixed(3);
  const { silent, silentShare, goodPassing, heldBackBy } = summary;
  const names = silent.length > 0 ? `: ${silent.map(({ id }) => id).join(", ")}` : "";
  return [
    `silent failures: ${silent.length}${names} (${describeShare(silentShare)} of what passes)`,
    `good pictures that pass without a person: ${describeShare(goodPassing)}`,
    `checks that held good pictures back: ${heldBackBy.map(({ check, count }) => `${check} ${count}`).join(", ") || "none"}`,
    `AUROC of the confidence: ${figure(summary.auroc)}`,
    `area under the risk-coverage curve: ${summary.aurc?.toFixed(4) ?? "none"}`,
    `calibration error when read as a probability: ${figure(summary.calibrationError)}`,
  ];
}

export function describeShare({ hits, of, share, low, high }: Share): string {
  if (share === null) return "none of 0";
  return `${percent(share)} (${hits} of ${of}; 95 %: ${percent(low)} to ${percent(high)})`;
}

export function changeTable({ groups }: Comparison): Table {
  const head = ["case", "n", "ΔMAE", "ΔIoU", "ΔBndF", "Δgross"];
  const body = groups.map(({ name, count, mae, iou, boundaryF, gross }) => [
    name,
    String(count),
    signed(mae, 4),
    signed(iou, 4),
    signed(boundaryF, 4),
    signed(gross, 0),
  ]);
  return [head, ...body];
}

export function photoChangeTable({ photos }: Comparison): Table {
  const head = ["photo", "IoU", "ΔIoU", "BndF", "ΔBndF", "verdict", ""];
  const body = photos.map(({ id, before, after, iou, boundaryF, turned }) => [
    id,
    after.score.iou.toFixed(3),
    signed(iou, 3),
    after.score.boundaryF.toFixed(3),
    signed(boundaryF, 3),
    before.outcome === after.outcome ? after.outcome : `${before.outcome} → ${after.outcome}`,
    turned ?? "",
  ]);
  return [head, ...body];
}

/** Columns aligned, figures to the right. */
export function asText(table: Table): string {
  const widths = (table[0] ?? []).map((_, n) => Math.max(...table.map((row) => (row[n] ?? "").length)));
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join("  ");
  return table.map((row) => line(row).trimEnd()).join("\n");
}

export function asMarkdown([head = [], ...body]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, n) => (n === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...body.map(line)].join("\n");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? (0).toFixed(digits) : text;
}

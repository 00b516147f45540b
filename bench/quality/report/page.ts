/** The report as one page that opens from the disk: figures, tables, and every photo with its faults, the worst first. */
import { readFile } from "node:fs/promises";
import { type Comparison } from "../compare.ts";
import type { Results } from "../results.ts";
import { isGood } from "../score/score-mask.ts";
import { groupRows, judgedBy, summariseVerdicts } from "../summarise.ts";
import { changeTable, describeShare, scoreTable, type Table, verdictTable } from "../text-tables.ts";
import { reliabilityChart, riskCoverageChart } from "./charts.ts";
import { escapeHtml } from "./escape-html.ts";
import { photoCard } from "./photo-card.ts";

export async function reportPage(results: Results, comparison: Comparison | null): Promise<string> {
  const [style, script] = await Promise.all(
    ["report.css", "report.js"].map((name) => readFile(new URL(name, import.meta.url), "utf8")),
  );
  const changes = new Map(comparison?.photos.map((change) => [change.id, change]));
  const worstFirst = [...results.photos].sort((a, b) => badness(b.score) - badness(a.score));
  const cards = worstFirst.map((photo) => photoCard(photo, changes.get(photo.id)));
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cut-out quality: ${escapeHtml(results.set)}</title><style>${style ?? ""}</style></head><body>
<header><h1>Cut-out quality</h1><p>${results.photos.length} photos of the set <b>${escapeHtml(results.set)}</b>, preset <b>${escapeHtml(results.preset)}</b>, pipeline version ${escapeHtml(results.pipelineVersion)}, ${escapeHtml(results.made.slice(0, 16).replace("T", " "))}</p></header>
<main>${tiles(results)}
<div class="columns"><section class="totalled"><h2>Scores by case</h2>${htmlTable(scoreTable(groupRows(results.photos)))}${changes.size > 0 && comparison ? `<h2>Change since the earlier run</h2>${htmlTable(changeTable(comparison))}` : ""}</section>
<section><h2>The verdict against the truth</h2>${verdictSection(results)}</section></div>
<section><h2>Photos, the worst first</h2>${filters(results)}
<p class="legend"><span class="red"></span>ground taken for product <span class="blue"></span>product missed</p>
<div id="cards">${cards.join("\n")}</div><p id="none" hidden>No photo fits this choice.</p></section></main>
<script>${script ?? ""}</script></body></html>
`;
}

function badness({ iou, boundaryF }: { iou: number; boundaryF: number }): number {
  return 1 - Math.min(iou, boundaryF);
}

function tiles({ photos }: Results): string {
  const all = groupRows(photos).at(-1);
  const { silent, goodPassing, auroc } = summariseVerdicts(photos);
  const figures: readonly (readonly [string, string, string])[] = [
    ["Mean absolute error", all?.mae.toFixed(4) ?? "", ""],
    ["IoU", all?.iou.toFixed(3) ?? "", ""],
    ["Boundary F", all?.boundaryF.toFixed(3) ?? "", ""],
    ["Gross failures", String(all?.gross ?? 0), (all?.gross ?? 0) > 0 ? "bad" : "good"],
    ["Silent failures", String(silent.length), silent.length > 0 ? "bad" : "good"],
    [
      "Good ones that pass",
      goodPassing.share === null ? "–" : `${Math.round(100 * goodPassing.share)} %`,
      "",
    ],
    ["AUROC", auroc === null ? "–" : auroc.toFixed(3), ""],
  ];
  const drawn = figures.map(
    ([name, value, mood]) => `<div class="tile ${mood}"><b>${value}</b><span>${name}</span></div>`,
  );
  return `<div class="tiles">${drawn.join("")}</div>`;
}

function verdictSection({ photos }: Results): string {
  const summary = summariseVerdicts(photos);
  const judged = judgedBy(photos);
  const passed = photos.filter(({ outcome }) => outcome === "pass").length;
  const here = { coverage: passed / Math.max(1, photos.length), risk: summary.silentShare.share ?? 0 };
  const heldBack = summary.heldBackBy.map(({ check, count }) => `${escapeHtml(check)} ${count}`).join(", ");
  const silent = summary.silent
    .map(({ id }) => `<a href="#${escapeHtml(id)}">${escapeHtml(id)}</a>`)
    .join(", ");
  return `${htmlTable(verdictTable(summary))}<dl>
<dt>Silent failures among what passes</dt><dd>${describeShare(summary.silentShare)}${silent && `: ${silent}`}</dd>
<dt>Good pictures that pass without a person</dt><dd>${describeShare(summary.goodPassing)}</dd>
<dt>Checks that held good pictures back</dt><dd>${heldBack || "none"}</dd>
<dt>Area under the risk-coverage curve</dt><dd>${summary.aurc?.toFixed(4) ?? "–"}</dd>
<dt>Calibration error of the confidence</dt><dd>${summary.calibrationError?.toFixed(3) ?? "–"}</dd></dl>
<div class="charts">${riskCoverageChart(judged, here)}${reliabilityChart(judged)}</div>`;
}

function filters({ photos }: Results): string {
  const cases = [...new Set(photos.flatMap((photo) => photo.cases))].sort();
  const option = (value: string, count: number) =>
    `<option value="${escapeHtml(value)}">${escapeHtml(value)} (${count})</option>`;
  const ofCase = cases.map((name) =>
    option(name, photos.filter((photo) => photo.cases.includes(name)).length),
  );
  const outcomes = (["pass", "review", "fail"] as const).map((outcome) =>
    option(outcome, photos.filter((photo) => photo.outcome === outcome).length),
  );
  const bad = photos.filter(({ score }) => !isGood(score)).length;
  return `<form id="filters"><label>Case <select name="case"><option value="">every case (${photos.length})</option>${ofCase.join("")}</select></label>
<label>Verdict <select name="outcome"><option value="">any</option>${outcomes.join("")}</select></label>
<label><input type="checkbox" name="bad"> only bad cut-outs (${bad})</label></form>`;
}

function htmlTable([head = [], ...body]: Table): string {
  const cell = (tag: "td" | "th") => (text: string) => `<${tag}>${escapeHtml(text)}</${tag}>`;
  const rows = body.map((row) => `<tr>${row.map(cell("td")).join("")}</tr>`);
  return `<div class="scroll"><table><thead><tr>${head.map(cell("th")).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** One photo of the report: pictures, scores, verdict, what was found, and the way the product was found. */
import type { PhotoChange } from "../compare.ts";
import type { PhotoResult } from "../results.ts";
import { isGood } from "../score/score-mask.ts";
import { escapeHtml } from "./escape-html.ts";
import { pictureKinds, pictureName } from "./pictures.ts";

const captions = { photo: "photo", mask: "mask", error: "error", cutout: "on magenta" } as const;

export function photoCard(photo: PhotoResult, change: PhotoChange | undefined): string {
  const { id, kind, cases, outcome, findings, route, confidence, ms } = photo;
  const good = isGood(photo.score);
  const silent = !good && outcome === "pass";
  const pictures = pictureKinds.map(
    (shown) =>
      `<figure><a href="${pictureName(id, shown)}"><img loading="lazy" src="${pictureName(id, shown)}" alt="${captions[shown]} of ${escapeHtml(id)}"></a><figcaption>${captions[shown]}</figcaption></figure>`,
  );
  const open = findings.filter(({ severity }) => severity !== "pass");
  const rows = open.map(
    ({ check, severity, measured, expected, message }) =>
      `<li class="${severity}"><b>${escapeHtml(check)}</b> ${escapeHtml(message)} <small>measured ${measured === null ? "–" : Number(measured.toFixed(4))}, expected ${escapeHtml(expected)}</small></li>`,
  );
  return `<article id="${escapeHtml(id)}" data-cases="${escapeHtml(cases.join(" "))}" data-outcome="${outcome}" data-bad="${good ? "" : "1"}"${silent ? ' class="silent"' : ""}>
<h3>${escapeHtml(id)} <span class="badge ${outcome}">${outcome}</span>${silent ? '<span class="badge fail">silent failure</span>' : ""}${turned(change)}</h3>
<p class="cases">${escapeHtml([kind, ...cases].join(" · "))}</p><div class="pictures">${pictures.join("")}</div>
${scoreLine(photo, change)}
<p>Found by ${escapeHtml(route)}; confidence ${confidence === null ? "unknown" : confidence.toFixed(3)}; ${(ms / 1000).toFixed(1)} s.</p>
<ul>${rows.join("") || '<li class="pass">Every check passed.</li>'}</ul></article>`;
}

function scoreLine({ score }: PhotoResult, change: PhotoChange | undefined): string {
  const since = (value: number | undefined) =>
    value === undefined || Math.abs(value) < 0.0005
      ? ""
      : ` <i class="${value > 0 ? "up" : "down"}">${value > 0 ? "+" : ""}${value.toFixed(3)}</i>`;
  const figures = [
    `IoU <b>${score.iou.toFixed(3)}</b>${since(change?.iou)}`,
    `boundary F <b>${score.boundaryF.toFixed(3)}</b>${since(change?.boundaryF)}`,
    `MAE <b>${score.mae.toFixed(4)}</b>`,
    `SAD/k <b>${score.sad.toFixed(1)}</b>`,
    `gradient <b>${score.gradient.toFixed(2)}</b>`,
  ];
  return `<p class="scores">${figures.map((figure) => `<span>${figure}</span>`).join("")}</p>`;
}

function turned(change: PhotoChange | undefined): string {
  if (!change?.turned) return "";
  return `<span class="badge ${change.turned === "better" ? "pass" : "fail"}">turned ${change.turned}</span>`;
}

/** Charts of the report as SVG: risk against coverage, and probability against truth. */
import { type Judged, riskCoverage } from "../verdict/rank.ts";
import { reliability } from "../verdict/reliability.ts";

const [width, height] = [310, 220];
const pad = { left: 52, right: 14, top: 14, bottom: 40 };

interface Axis {
  readonly label: string;
  readonly ticks: readonly number[];
}

/** How many of what passes would be bad, were only the surest share passed; the dot is where the verdict stands. */
export function riskCoverageChart(
  judged: readonly Judged[],
  here: { coverage: number; risk: number },
): string {
  const points = riskCoverage(judged);
  const most = niceCeiling(Math.max(0.05, ...points.map(({ risk }) => risk), here.risk));
  const x = (coverage: number) => scale(coverage, 1, "x");
  const y = (risk: number) => scale(risk, most, "y");
  const first = points[0];
  const steps = points.map(({ coverage, risk }) => `H${x(coverage)}V${y(risk)}`).join("");
  const line = first ? `M${x(0)},${y(first.risk)}${steps}` : "";
  return chart(
    "Risk against coverage",
    { label: "share passed, surest first", ticks: [0, 0.25, 0.5, 0.75, 1] },
    { label: "share of bad ones among them", ticks: [0, most / 2, most] },
    most,
    `<path class="line" d="${line}"/><circle class="dot" cx="${x(here.coverage)}" cy="${y(here.risk)}" r="5"><title>the verdict as it is</title></circle>`,
  );
}

/** Every bin's share of good pictures; a calibrated probability lies on the diagonal. */
export function reliabilityChart(judged: readonly Judged[]): string {
  const bins = reliability(judged);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const dots = bins.map(({ count, confidence, good }) => {
    const radius = 3 + 9 * Math.sqrt(count / most);
    return `<circle class="dot" cx="${scale(confidence, 1, "x")}" cy="${scale(good, 1, "y")}" r="${radius.toFixed(1)}"><title>${count} photos</title></circle>`;
  });
  const diagonal = `M${scale(0, 1, "x")},${scale(0, 1, "y")}L${scale(1, 1, "x")},${scale(1, 1, "y")}`;
  return chart(
    "Confidence against truth",
    { label: "confidence", ticks: [0, 0.25, 0.5, 0.75, 1] },
    { label: "share of good ones", ticks: [0, 0.5, 1] },
    1,
    `<path class="guide" d="${diagonal}"/>${dots.join("")}`,
  );
}

function chart(title: string, across: Axis, up: Axis, most: number, marks: string): string {
  const rows = up.ticks.map((tick) => {
    const y = scale(tick, most, "y");
    return `<path class="grid" d="M${pad.left},${y}H${width - pad.right}"/><text class="tick" x="${pad.left - 6}" y="${y + 4}" text-anchor="end">${percent(tick)}</text>`;
  });
  const columns = across.ticks.map(
    (tick) =>
      `<text class="tick" x="${scale(tick, 1, "x")}" y="${height - pad.bottom + 16}" text-anchor="middle">${percent(tick)}</text>`,
  );
  const middle = (pad.left + width - pad.right) / 2;
  return `<figure class="chart"><figcaption>${title}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}: ${up.label} against ${across.label}">${rows.join("")}${columns.join("")}${marks}<text class="label" x="${middle}" y="${height - 6}" text-anchor="middle">${across.label}</text><text class="label" transform="translate(12 ${(pad.top + height - pad.bottom) / 2}) rotate(-90)" text-anchor="middle">${up.label}</text></svg></figure>`;
}

function scale(value: number, most: number, axis: "x" | "y"): number {
  const share = value / most;
  const at =
    axis === "x"
      ? pad.left + share * (width - pad.left - pad.right)
      : height - pad.bottom - share * (height - pad.top - pad.bottom);
  return Math.round(at * 10) / 10;
}

function niceCeiling(value: number): number {
  return [0.05, 0.1, 0.2, 0.4, 0.6, 0.8].find((bound) => value <= bound) ?? 1;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

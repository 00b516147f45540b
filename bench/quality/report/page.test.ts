/** The report page: nothing from outside, nothing unescaped, the worst first; and pictures that show what they claim. */
import { describe, expect, it } from "vitest";
import type { Frame, Mask } from "#imaging/frame.ts";
import { compareRuns } from "../compare.ts";
import type { PhotoResult, Results } from "../results.ts";
import { riskCoverageChart } from "./charts.ts";
import { reportPage } from "./page.ts";
import { errorMap } from "./pictures.ts";

function photo(id: string, iou: number, outcome: PhotoResult["outcome"]): PhotoResult {
  const finding = {
    check: "mask-confidence",
    severity: outcome,
    measured: 0.81234567,
    expected: "at least <0.9>",
    unit: "ratio",
    message: 'The "edge" wavers & fades.',
  };
  return {
    id,
    object: id,
    kind: "render",
    cases: ["plain"],
    score: { mae: 0.01, iou, boundaryF: iou, sad: 1, gradient: 1 },
    outcome,
    findings: [finding],
    confidence: 0.8,
    route: "2 looks",
    ms: 2100,
  };
}

const run = (...photos: PhotoResult[]): Results => ({
  set: "a & b",
  preset: "transparent-cutout",
  pipelineVersion: "1",
  made: "2026-01-01T00:00:00.000Z",
  photos,
});

describe("reportPage", () => {
  it("shows the worst first and marks silent failures", async () => {
    const page = await reportPage(
      run(photo("fine", 0.99, "pass"), photo("silent", 0.5, "pass"), photo("held", 0.9, "review")),
      null,
    );
    const order = [...page.matchAll(/<article id="(\w+)"/g)].map((found) => found[1]);
    expect(order).toEqual(["silent", "held", "fine"]);
    expect(page).toMatch(/<article id="silent"[^>]*class="silent"/);
    expect(page.match(/class="silent"/g)).toHaveLength(1);
  });

  it("needs nothing from outside and escapes what it shows", async () => {
    const page = await reportPage(run(photo("held", 0.9, "review")), null);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(page).toContain("a &amp; b");
    expect(page).toContain("The &quot;edge&quot; wavers &amp; fades.");
    expect(page).toContain("measured 0.8123, expected at least &lt;0.9&gt;");
    expect(page).toContain('src="pictures/held-error.webp"');
  });

  it("shows the change since an earlier run", async () => {
    const now = run(photo("cup", 0.99, "pass"));
    const page = await reportPage(now, compareRuns(run(photo("cup", 0.6, "fail")), now));
    expect(page).toContain("turned better");
    expect(page).toContain('<i class="up">+0.390</i>');
  });
});

describe("riskCoverageChart", () => {
  it("steps down to the left and marks where the verdict stands", () => {
    const judged = [
      { confidence: 0.9, good: true },
      { confidence: 0.1, good: false },
    ];
    const chart = riskCoverageChart(judged, { coverage: 0.5, risk: 0 });
    // Axes from x 52 to 296, y 180 (no risk) to 14 (60 %): half passes without risk, everything at 50 %.
    expect(chart).toContain('d="M52,180H174V180H296V41.7"');
    expect(chart).toContain('cx="174" cy="180"');
  });
});

describe("errorMap", () => {
  it("is red where ground was taken, blue where product was missed, grey where right", () => {
    const rgba = new Uint8ClampedArray(12).fill(255);
    const picture: Frame = { width: 3, height: 1, rgba };
    const mask = (...alpha: number[]): Mask => ({ width: 3, height: 1, alpha: new Uint8ClampedArray(alpha) });
    const map = errorMap(picture, mask(255, 0, 255), mask(0, 255, 255)).rgba;
    expect(map[0]).toBeGreaterThan(map[2]! + 100);
    expect(map[6]).toBeGreaterThan(map[4]! + 100);
    expect(map[8]).toBe(map[10]);
  });
});

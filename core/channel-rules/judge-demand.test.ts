import { expect, test } from "vitest";
import type { Demand } from "./channel-rule.ts";
import { judgeDemand, judgeRules, type PictureFacts } from "./judge-demand.ts";
import { rulesForSlot } from "./registry.ts";

const square: PictureFacts = { widthPx: 1600, heightPx: 1600, bytes: 900_000, format: "jpeg" };
const flat: PictureFacts = { ...square, widthPx: 2000, heightPx: 500 };

const cases: [Demand, PictureFacts, "met" | "broken" | "unknown"][] = [
  [{ check: "long-side", params: { minPx: 1600 } }, square, "met"],
  [{ check: "long-side", params: { minPx: 1601 } }, square, "broken"],
  [{ check: "long-side", params: { maxPx: 1599 } }, square, "broken"],
  [{ check: "short-side", params: { minPx: 500 } }, flat, "met"],
  [{ check: "short-side", params: { minPx: 501 } }, flat, "broken"],
  [
    { check: "short-side", params: { minPx: 501, from: "2027-01-31" } },
    { ...flat, onDay: "2027-01-30" },
    "met",
  ],
  [
    { check: "short-side", params: { minPx: 501, from: "2027-01-31" } },
    { ...flat, onDay: "2027-01-31" },
    "broken",
  ],
  [
    { check: "short-side", params: { minPx: 501, until: "2027-01-30" } },
    { ...flat, onDay: "2027-01-31" },
    "met",
  ],
  [{ check: "short-side", params: { minPx: 501, from: "2027-01-31" } }, flat, "unknown"],
  [{ check: "both-sides", params: { minPx: 500, maxPx: 2000 } }, flat, "met"],
  [{ check: "both-sides", params: { minPx: 600, maxPx: 2000 } }, flat, "broken"],
  [{ check: "side-sum", params: { maxPx: 3200 } }, square, "met"],
  [{ check: "side-sum", params: { maxPx: 3199 } }, square, "broken"],
  [{ check: "area", params: { maxSidePx: 1600, maxMegapixels: 2.56 } }, square, "met"],
  [{ check: "area", params: { maxMegapixels: 2.5 } }, square, "broken"],
  [{ check: "area", params: { maxSidePx: 1900, maxMegapixels: 20 } }, flat, "broken"],
  [{ check: "smallest-size", params: { widthPx: 500, heightPx: 1000 } }, flat, "broken"],
  [{ check: "exact-size", params: { widthPx: 1600, heightPx: 1600 } }, square, "met"],
  [{ check: "exact-size", params: { widthPx: 1600, heightPx: 1601 } }, square, "broken"],
  [{ check: "aspect-ratio", params: { allowed: ["4:3", "1:1"], tolerance: 0.01 } }, square, "met"],
  [
    { check: "aspect-ratio", params: { allowed: ["1:1.44"], tolerance: 0.01 } },
    { ...square, widthPx: 1111 },
    "met",
  ],
  [{ check: "aspect-ratio", params: { allowed: ["1:1.44"], tolerance: 0.01 } }, square, "broken"],
  [{ check: "format", params: { allowed: ["jpeg"] } }, square, "met"],
  [{ check: "format", params: { allowed: ["png"] } }, square, "broken"],
  [
    { check: "format", params: { allowed: ["gif"], animated: false } },
    { ...square, format: "gif" },
    "unknown",
  ],
  [
    { check: "format", params: { allowed: ["gif"], animated: false } },
    { ...square, format: "gif", animated: true },
    "broken",
  ],
  [{ check: "colour-space", params: { allowed: ["rgb"] } }, { ...square, colourSpace: "srgb" }, "met"],
  [{ check: "colour-space", params: { allowed: ["srgb"] } }, { ...square, colourSpace: "cmyk" }, "broken"],
  [{ check: "colour-space", params: { allowed: ["srgb"] } }, square, "unknown"],
  [{ check: "weight", params: { maxBytes: 900_000 } }, square, "met"],
  [{ check: "weight", params: { maxBytes: 899_999 } }, square, "broken"],
  [{ check: "weight-and-area", params: { maxBytes: 900_000, maxMegapixels: 2 } }, square, "broken"],
  [{ check: "jpeg-quality", params: { min: 90 } }, { ...square, jpegQuality: 89 }, "broken"],
  [{ check: "jpeg-quality", params: { min: 90 } }, { ...square, format: "png" }, "met"],
  [{ check: "jpeg-quality", params: { min: 90 } }, square, "unknown"],
  [{ check: "density", params: { minPpi: 72 } }, { ...square, ppi: 71 }, "broken"],
  [{ check: "opaque", params: {} }, { ...square, opaque: false }, "broken"],
  [{ check: "opaque", params: {} }, square, "unknown"],
  [
    { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    { ...square, ground: { colour: "#ffffff", exactShare: 0.996 } },
    "met",
  ],
  [
    { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    { ...square, ground: { colour: "#ffffff", exactShare: 0.99 } },
    "broken",
  ],
  [
    { check: "ground", params: { colour: "#ffffff", minExactShare: 0.995 } },
    { ...square, ground: { colour: "#f7f4ef", exactShare: 1 } },
    "broken",
  ],
  [{ check: "fill", params: { min: 0.75, max: 0.9 } }, { ...square, fill: 0.91 }, "broken"],
  [{ check: "fill", params: { min: 0.75 } }, square, "unknown"],
  [{ check: "no-text", params: {} }, { ...square, textFound: true }, "broken"],
  [{ check: "no-text", params: {} }, { ...square, textFound: false }, "unknown"],
  [{ check: "alt-text", params: { maxLength: 3 } }, { ...square, altText: "four" }, "broken"],
  [
    { check: "url", params: { schemes: ["https"] } },
    { ...square, url: "http://example.com/a.jpg" },
    "broken",
  ],
  [{ check: "url", params: { schemes: ["https"] } }, { ...square, url: "https://example.com/a.jpg" }, "met"],
  [{ check: "url", params: { schemes: ["https"] } }, { ...square, url: "not an address" }, "broken"],
  [
    { check: "url", params: { noQuery: true } },
    { ...square, url: "https://example.com/a.jpg?v=1" },
    "broken",
  ],
  [{ check: "url", params: { ascii: true } }, { ...square, url: "https://example.com/ä.jpg" }, "broken"],
  [{ check: "url", params: { maxLength: 10 } }, { ...square, url: "https://example.com/a.jpg" }, "broken"],
  [
    { check: "url", params: { reachableBy: "Googlebot" } },
    { ...square, url: "https://example.com/a.jpg" },
    "unknown",
  ],
  [
    { check: "picture-count", params: { max: 9, of: "all" } },
    { ...square, pictureCount: { all: 10 } },
    "broken",
  ],
  [
    { check: "picture-count", params: { max: 9, of: "variation" } },
    { ...square, pictureCount: { all: 10 } },
    "unknown",
  ],
  [{ check: "by-eye", params: { what: "single view" } }, square, "unknown"],
];

test.each(cases)("%j on %j is %s", (demand, facts, outcome) => {
  expect(judgeDemand(demand, facts)).toBe(outcome);
});

test("a judged slot says for every rule what came out, how bad it is and what to tell the merchant", () => {
  const judged = judgeRules(rulesForSlot("ebay", "main"), { ...square, widthPx: 400, heightPx: 400 });
  expect(judged).toHaveLength(rulesForSlot("ebay", "main").length);
  expect(judged.find(({ ruleId }) => ruleId === "ebay.any.min_longest")).toEqual({
    ruleId: "ebay.any.min_longest",
    outcome: "broken",
    severity: "block",
    message: "At least 500 px on the longest side.",
  });
});

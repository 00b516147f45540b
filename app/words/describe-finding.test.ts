import { expect, test } from "vitest";
import { checkNames, type Finding } from "#core/verdict.ts";
import { i18nOf } from "../i18n/i18n.server.ts";
import { describeFinding, worstFirst } from "./describe-finding.ts";
import { createFormat } from "./format.ts";

const describe = (finding: Finding, language = "en") =>
  describeFinding(finding, i18nOf(language).t, createFormat(i18nOf(language)));

const finding = (over: Partial<Finding>): Finding => ({
  check: "fill",
  severity: "pass",
  measured: 0.88,
  expected: "85 % to 100 % of the longer side",
  unit: "ratio",
  message: "",
  ...over,
});

test("writes every unit as people read it", () => {
  const written = (measured: number | null, unit: Finding["unit"]) =>
    describe(finding({ measured, unit })).measured;
  expect(written(0.883, "ratio")).toBe("88.3 %");
  expect(written(1999.7, "px")).toBe("2,000 px");
  expect(written(1_200_000, "bytes")).toBe("1.2 MB");
  expect(written(1.234, "ΔE2000")).toBe("ΔE 1.2");
  expect(written(2.34, "px")).toBe("2.3 px");
  expect(written(12.34, "L*")).toBe("12.3 steps");
  expect(written(4.56, "C*")).toBe("chroma 4.6");
  expect(written(1, "count")).toBe("1 piece");
  expect(written(2.5, "factor")).toBe("2.50 times");
  expect([-1.84, -0.04, 12.06].map((degrees) => written(degrees, "°"))).toEqual(["−1.8°", "0.0°", "12.1°"]);
  expect(written(null, "none")).toBe("–");
});

test.each(["en", "de"])("every check has a title of its own in %s", (language) => {
  const titles = checkNames.map((check) => describe(finding({ check }), language).title);
  expect(new Set(titles).size).toBe(checkNames.length);
  expect(titles.filter((title) => title.startsWith("check."))).toEqual([]);
});

test("writes figures the German way", () => {
  expect(describe(finding({ measured: 1.234, unit: "C*" }), "de").measured).toBe("Buntheit 1,2");
});

test("puts the worst findings first and keeps the rest in order", () => {
  const sorted = worstFirst([
    finding({ check: "fill" }),
    finding({ check: "halo", severity: "review" }),
    finding({ check: "ground" }),
    finding({ check: "file", severity: "fail" }),
  ]);
  expect(sorted.map(({ check }) => check)).toEqual(["file", "halo", "fill", "ground"]);
});

import { expect, test } from "vitest";
import type { Preset } from "../preset.ts";
import { presets } from "../presets/registry.ts";
import type { Demand } from "./channel-rule.ts";
import { rulesForSlot } from "./registry.ts";

/**
 * Whether every picture that passes the preset's ImageRules meets the demand; null where ImageRules hold nothing of the kind,
 * because a picture alone cannot tell or another part of the product sees to it.
 */
function implied({ rules }: Preset, { check, params }: Demand): boolean | null {
  switch (check) {
    case "long-side":
      return rules.minLongSidePx >= (params.minPx ?? 0) && rules.maxLongSidePx <= (params.maxPx ?? Infinity);
    case "side-sum":
      return 2 * rules.maxLongSidePx <= params.maxPx;
    case "area":
      return (
        rules.maxLongSidePx <= (params.maxSidePx ?? Infinity) && rules.maxMegapixels <= params.maxMegapixels
      );
    case "weight":
      return rules.maxBytes <= params.maxBytes;
    case "format":
      return rules.formats.every((format) => params.allowed.includes(format));
    case "jpeg-quality":
      return (rules.minJpegQuality ?? 0) >= params.min;
    case "aspect-ratio":
      return rules.aspectRatios?.every((ratio) => params.allowed.includes(ratio)) ?? false;
    case "ground":
      return rules.ground === params.colour;
    case "fill":
      return rules.fillRatio !== null && rules.fillRatio.min >= params.min;
    case "no-text":
      return rules.noText;
    case "opaque":
      return rules.ground !== null && rules.ground !== "transparent";
    default:
      return null;
  }
}

const onChannel = presets.flatMap((preset) => {
  if (preset.channel === "any") return [];
  const rules = rulesForSlot(preset.channel, preset.slot === "main" ? "main" : "secondary");
  return rules.map((rule) => ({ preset, rule }));
});

test.each(onChannel.map((pair) => [pair.preset.name, pair.rule.id, pair] as const))(
  "%s is at least as strict as %s",
  (_name, _id, { preset, rule }) => {
    if (rule.severity === "block") expect(implied(preset, rule.demand)).not.toBe(false);
  },
);

test.each([
  ["ebay-gallery", "ebay.any.jpegq"],
  ["etsy-listing", "etsy.main.ratio"],
  ["amazon-main", "amazon.any.zoom"],
])("%s also heeds the advice %s", (name, id) => {
  const pair = onChannel.find(({ preset, rule }) => preset.name === name && rule.id === id)!;
  const strict = {
    ...pair.preset,
    rules: { ...pair.preset.rules, minLongSidePx: pair.preset.rules.goodLongSidePx },
  };
  expect(implied(strict, pair.rule.demand)).toBe(true);
});

test("looser ImageRules are noticed", () => {
  const { preset, rule } = onChannel.find((pair) => pair.rule.id === "ebay.any.dims")!;
  const loose = { ...preset, rules: { ...preset.rules, maxLongSidePx: 9000 } };
  expect(implied(loose, rule.demand)).toBe(false);
});

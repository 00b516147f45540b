/** Judges the demands of a channel by what is known of one finished picture. */
import type { ChannelRule, Demand } from "./channel-rule.ts";

/** What is known of a picture; whatever is left out is unknown, and so are the rules that need it. */
export interface PictureFacts {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes?: number;
  readonly format: "jpeg" | "png" | "webp" | "gif" | "tiff" | "bmp" | "avif" | "heic";
  readonly animated?: boolean;
  /** 1..100, for JPEG only. */
  readonly jpegQuality?: number;
  readonly colourSpace?: "srgb" | "cmyk" | "rgb";
  readonly ppi?: number;
  readonly opaque?: boolean;
  /** Share 0..1 of the ground that is exactly this colour. */
  readonly ground?: { readonly colour: string; readonly exactShare: number };
  /** Longer of box width / width and box height / height, 0..1. */
  readonly fill?: number;
  /** Whether a reader found lettering outside the product. */
  readonly textFound?: boolean;
  readonly altText?: string;
  readonly url?: string;
  /** Pictures of the listing: all, all but the first, or of one variation. */
  readonly pictureCount?: Partial<Record<"all" | "alternates" | "variation", number>>;
  /** `YYYY-MM-DD`; without it a rule that begins or ends some day is unknown. */
  readonly onDay?: string;
}

export type Outcome = "met" | "broken" | "unknown";

export interface JudgedRule {
  readonly ruleId: string;
  readonly outcome: Outcome;
  readonly severity: ChannelRule["severity"];
  readonly message: string;
}

/** One line a rule, in their order. */
export function judgeRules(rules: readonly ChannelRule[], facts: PictureFacts): JudgedRule[] {
  return rules.map(({ id, demand, severity, message }) => ({
    ruleId: id,
    outcome: judgeDemand(demand, facts),
    severity,
    message,
  }));
}

export function judgeDemand({ check, params }: Demand, facts: PictureFacts): Outcome {
  // The schema pairs each check with its own params, which TypeScript cannot follow through an index.
  const judge = judges[check] as (params: Demand["params"], facts: PictureFacts) => Outcome;
  return judge(params, facts);
}

type Params<Check extends Demand["check"]> = Extract<Demand, { check: Check }>["params"];

/** To add one: its line in channel-rule.ts and one here. */
const judges: { [Check in Demand["check"]]: (params: Params<Check>, facts: PictureFacts) => Outcome } = {
  "long-side": ({ minPx, maxPx }, facts) => met(within(longSide(facts), minPx, maxPx)),
  "short-side": (params, facts) => holdsOn(params, facts.onDay, met(shortSide(facts) >= params.minPx)),
  "both-sides": ({ minPx, maxPx }, facts) => met(shortSide(facts) >= minPx && longSide(facts) <= maxPx),
  "side-sum": ({ maxPx }, { widthPx, heightPx }) => met(widthPx + heightPx <= maxPx),
  area: ({ maxSidePx = Infinity, maxMegapixels }, facts) =>
    met(longSide(facts) <= maxSidePx && megapixels(facts) <= maxMegapixels),
  "smallest-size": (params, { widthPx, heightPx }) =>
    met(widthPx >= params.widthPx && heightPx >= params.heightPx),
  "exact-size": (params, { widthPx, heightPx }) =>
    met(widthPx === params.widthPx && heightPx === params.heightPx),
  "aspect-ratio": ({ allowed, tolerance }, { widthPx, heightPx }) =>
    met(allowed.some((ratio) => isRatio(widthPx / heightPx, ratio, tolerance))),
  format: judgeFormat,
  "colour-space": ({ allowed }, { colourSpace }) =>
    known(colourSpace, (space) => allowed.some((name) => sameSpace(name, space))),
  weight: ({ maxBytes }, { bytes }) => known(bytes, (weight) => weight <= maxBytes),
  "weight-and-area": ({ maxBytes, maxMegapixels }, facts) =>
    known(facts.bytes, (weight) => weight <= maxBytes && megapixels(facts) <= maxMegapixels),
  "jpeg-quality": ({ min }, { format, jpegQuality }) =>
    format === "jpeg" ? known(jpegQuality, (quality) => quality >= min) : "met",
  density: ({ minPpi }, { ppi }) => known(ppi, (value) => value >= minPpi),
  opaque: (_params, { opaque }) => known(opaque, (isOpaque) => isOpaque),
  ground: ({ colour, minExactShare }, { ground }) =>
    known(ground, (seen) => seen.colour === colour && seen.exactShare >= minExactShare),
  fill: ({ min, max }, { fill }) => known(fill, (share) => within(share, min, max)),
  // A reader that finds nothing has not looked for logos and watermarks without letters.
  "no-text": (_params, { textFound }) => (textFound === true ? "broken" : "unknown"),
  "alt-text": ({ maxLength }, { altText }) => known(altText, (text) => text.length <= maxLength),
  url: (params, { url }) => judgeUrl(params, url),
  "picture-count": ({ min, max, of }, { pictureCount }) =>
    known(pictureCount?.[of], (count) => within(count, min, max)),
  "by-eye": () => "unknown",
};

function longSide({ widthPx, heightPx }: PictureFacts): number {
  return Math.max(widthPx, heightPx);
}

function shortSide({ widthPx, heightPx }: PictureFacts): number {
  return Math.min(widthPx, heightPx);
}

function megapixels({ widthPx, heightPx }: PictureFacts): number {
  return (widthPx * heightPx) / 1_000_000;
}

function met(holds: boolean): Outcome {
  return holds ? "met" : "broken";
}

function known<Value>(value: Value | undefined, holds: (value: Value) => boolean): Outcome {
  return value === undefined ? "unknown" : met(holds(value));
}

function within(value: number, min = -Infinity, max = Infinity): boolean {
  return value >= min && value <= max;
}

function holdsOn({ from, until }: Params<"short-side">, day: string | undefined, outcome: Outcome): Outcome {
  if (from === undefined && until === undefined) return outcome;
  if (day === undefined) return outcome === "met" ? "met" : "unknown";
  const inForce = (from === undefined || day >= from) && (until === undefined || day <= until);
  return inForce ? outcome : "met";
}

function isRatio(ratio: number, allowed: string, tolerance: number): boolean {
  const [width = Number.NaN, height = Number.NaN] = allowed.split(":").map(Number);
  return Math.abs(ratio / (width / height) - 1) <= tolerance;
}

function judgeFormat({ allowed, animated }: Params<"format">, facts: PictureFacts): Outcome {
  if (!allowed.includes(facts.format)) return "broken";
  if (animated !== false || facts.format === "jpeg") return "met";
  return known(facts.animated, (moves) => !moves);
}

/** sRGB is an RGB space. */
function sameSpace(allowed: string, space: string): boolean {
  return allowed === space || (allowed === "rgb" && space === "srgb");
}

/** Whether the channel can fetch it cannot be told from the address, so such a rule is at best unknown. */
function judgeUrl(params: Params<"url">, url: string | undefined): Outcome {
  if (url === undefined) return "unknown";
  if (!URL.canParse(url)) return "broken";
  const { protocol, search } = new URL(url);
  const { schemes, maxLength } = params;
  const holds =
    (schemes === undefined || schemes.some((scheme) => protocol === `${scheme}:`)) &&
    url.length <= (maxLength ?? Infinity) &&
    (params.ascii === undefined || /^[\x21-\x7e]*$/.test(url)) &&
    (params.noQuery === undefined || search === "");
  if (!holds) return "broken";
  return params.reachableBy === undefined ? "met" : "unknown";
}

/** One demand of a channel on its pictures, with where it was read. */
import { z } from "zod";

const pixels = z.int().positive();
const bytes = z.int().positive();
const share = z.number().min(0).max(1);
const formats = z.array(z.enum(["jpeg", "png", "webp", "gif", "tiff", "bmp", "avif", "heic"])).min(1);
/** `YYYY-MM-DD`, first and last day on which the rule holds. */
const day = z.iso.date();
const nothing = z.strictObject({});

function demand<Check extends string, Params extends z.ZodType>(check: Check, params: Params) {
  return z.strictObject({ check: z.literal(check), params });
}

/** What can be asked for. To add one: a line here and one in judge-demand.ts. */
const demandSchema = z.discriminatedUnion("check", [
  demand("long-side", z.strictObject({ minPx: pixels.optional(), maxPx: pixels.optional() })),
  demand("short-side", z.strictObject({ minPx: pixels, from: day.optional(), until: day.optional() })),
  demand("both-sides", z.strictObject({ minPx: pixels, maxPx: pixels })),
  demand("side-sum", z.strictObject({ maxPx: pixels })),
  demand("area", z.strictObject({ maxSidePx: pixels.optional(), maxMegapixels: z.number().positive() })),
  demand("smallest-size", z.strictObject({ widthPx: pixels, heightPx: pixels })),
  demand("exact-size", z.strictObject({ widthPx: pixels, heightPx: pixels })),
  demand(
    "aspect-ratio",
    z.strictObject({ allowed: z.array(z.string().regex(/^\d+:[\d.]+$/)).min(1), tolerance: share }),
  ),
  demand("format", z.strictObject({ allowed: formats, animated: z.boolean().optional() })),
  demand("colour-space", z.strictObject({ allowed: z.array(z.enum(["srgb", "cmyk", "rgb"])).min(1) })),
  demand("weight", z.strictObject({ maxBytes: bytes })),
  demand("weight-and-area", z.strictObject({ maxBytes: bytes, maxMegapixels: z.number().positive() })),
  demand("jpeg-quality", z.strictObject({ min: z.int().min(1).max(100) })),
  demand("density", z.strictObject({ minPpi: z.int().positive() })),
  demand("opaque", nothing),
  demand("ground", z.strictObject({ colour: z.string().regex(/^#[0-9a-f]{6}$/), minExactShare: share })),
  demand("fill", z.strictObject({ min: share, max: share.optional() })),
  demand("no-text", nothing),
  demand("alt-text", z.strictObject({ maxLength: z.int().positive() })),
  demand(
    "url",
    z.strictObject({
      schemes: z.array(z.enum(["https", "http", "s3"])).optional(),
      maxLength: z.int().positive().optional(),
      ascii: z.literal(true).optional(),
      noQuery: z.literal(true).optional(),
      /** Who must be able to fetch it; that cannot be told from the address. */
      reachableBy: z.string().optional(),
    }),
  ),
  demand(
    "picture-count",
    z.strictObject({
      min: z.int().optional(),
      max: z.int().optional(),
      of: z.enum(["all", "alternates", "variation"]),
    }),
  ),
  /** Only a person, or a model with knowledge of the product, can tell. */
  demand("by-eye", z.strictObject({ what: z.string() })),
]);

/** Kinds whose text is the channel's own; only these may block. */
export const officialKinds = ["official", "copy-of-official"] as const;

const sourceSchema = z.strictObject({
  url: z.url().nullable(),
  /** Whose text was read: the channel's, a copy of it, someone else's guide, a public issue, or none. */
  kind: z.enum([...officialKinds, "secondary", "issue-thread", "unverified"]),
  note: z.string().optional(),
});

export const channels = [
  "amazon",
  "ebay",
  "etsy",
  "shopify",
  "google",
  "walmart",
  "tiktok",
  "meta",
  "pinterest",
  "zalando",
] as const;

export const channelRuleSchema = z
  .strictObject({
    /** `channel.slot.name`; the slot is `any`, `main`, `secondary`, `swatch` or, over the whole listing, `set`. */
    id: z.string().regex(/^[a-z]+\.(any|main|secondary|swatch|set)\.[a-z0-9_]+$/),
    demand: demandSchema,
    /** `block`: the channel rejects or hides the picture. `warn`: it advises, or a feature is lost. */
    severity: z.enum(["block", "warn"]),
    /** From bytes, metadata and address; from pixels; by an eye; or over all pictures of a listing. */
    how: z.enum(["exact", "pixel", "vision", "set"]),
    source: sourceSchema,
    /** For the merchant. */
    message: z.string().min(1),
    /** Set where the source is one voice among several. */
    confidence: z.enum(["low", "medium"]).optional(),
  })
  .refine(
    ({ severity, source }) => severity === "warn" || officialKinds.some((kind) => kind === source.kind),
    {
      error: "expected an official source for a rule that blocks",
    },
  )
  .refine(({ id }) => channels.some((channel) => id.startsWith(`${channel}.`)), {
    error: "expected an id that begins with a known channel",
  });

export type ChannelRule = z.infer<typeof channelRuleSchema>;
export type Demand = z.infer<typeof demandSchema>;
export type RuleSource = z.infer<typeof sourceSchema>;
export type ChannelName = (typeof channels)[number];

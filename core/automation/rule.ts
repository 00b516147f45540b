/** What a merchant wants done by itself: which products, which presets, who approves, when. */
import { z } from "zod";
import { type ChannelName, channels } from "../channel-rules/channel-rule.ts";
import { rulesForSlot } from "../channel-rules/registry.ts";
import { findPreset } from "../presets/registry.ts";

const word = z.string().trim().min(1).max(255);
const words = z.array(word).min(1).max(50);
const price = z.number().min(0).max(10_000_000);

/** Channels that refuse some main pictures; a channel that only advises cannot be failed. */
export const strictChannels: readonly ChannelName[] = channels.filter((channel) =>
  rulesForSlot(channel, "main").some(({ severity }) => severity === "block"),
);

function condition<Kind extends string, Fields extends z.ZodRawShape>(kind: Kind, fields: Fields) {
  return z.strictObject({ kind: z.literal(kind), ...fields });
}

/** What can be asked of a product. To add one: a line here, one in match-rule.ts, its words in the locales. */
export const conditionSchema = z.discriminatedUnion("kind", [
  /** Case does not matter in names; one of several is enough. */
  condition("tag", { anyOf: words }),
  condition("vendor", { anyOf: words }),
  condition("type", { anyOf: words }),
  /** By title. */
  condition("collection", { anyOf: words }),
  /** Some variant costs this much, in the shop's currency; either end may be open. */
  condition("price", { min: price.nullable(), max: price.nullable() }).refine(
    ({ min, max }) => (min !== null || max !== null) && (min ?? 0) <= (max ?? Infinity),
    { error: "expected a price from, up to, or between" },
  ),
  /** Some photo whose longer side is shorter than this. */
  condition("small-photo", { belowPx: z.int().min(100).max(10_000) }),
  /** The first photo breaks a rule of the channel's main picture that makes the channel refuse it. */
  condition("fails-channel", { channel: z.enum(channels) }),
]);

/** A time of day in the shop's own zone. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const ruleDefinitionSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    /** All must hold; none means every product. */
    conditions: z.array(conditionSchema).max(20),
    presets: z
      .array(z.string().refine((name) => findPreset(name) !== undefined))
      .min(1)
      .max(5),
    /** `approve`: what passes every check is approved. `publish`: and put into the shop. */
    approval: z.enum(["review", "approve", "publish"]),
    /** Nothing begins between these times; the end may lie on the next day. */
    quietHours: z
      .strictObject({ from: timeOfDay, until: timeOfDay })
      .refine(({ from, until }) => from !== until)
      .nullable(),
    /** Most photos a day, by the shop's calendar; what is more waits for the next day. */
    dailyCap: z.int().min(1).max(100_000).nullable(),
    /** Rules after this one are not asked about a product this one has taken. */
    stopsOthers: z.boolean(),
  })
  .refine(({ presets }) => new Set(presets).size === presets.length, { path: ["presets"] })
  // Only one picture can take a photo's place.
  .refine(({ approval, presets }) => approval !== "publish" || presets.length === 1, {
    path: ["approval"],
  });

export type Condition = z.infer<typeof conditionSchema>;
export type RuleDefinition = z.infer<typeof ruleDefinitionSchema>;
export type QuietHours = NonNullable<RuleDefinition["quietHours"]>;

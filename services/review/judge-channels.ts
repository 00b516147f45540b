/** What every channel would say to a finished picture. */
import { judgePicture, type ChannelResult } from "#core/channel-rules/judge-picture.ts";
import { findPreset } from "#core/presets/registry.ts";
import type { Rendition } from "#prisma/generated/client.ts";
import type { RenditionOutput } from "../renditions/output.ts";
import { readFacts } from "../renditions/read-facts.ts";

/**
 * The channel it was made for comes first.
 * @param galleryCount pictures in the product's gallery
 * @param slot where it will stand; without it, the place its preset or its photo is for
 */
export function judgeChannels(
  { presetName, alt, position, findings }: Pick<Rendition, "presetName" | "alt" | "position" | "findings">,
  output: Pick<RenditionOutput, "file">,
  galleryCount: number,
  slot?: ChannelResult["slot"],
): ChannelResult[] {
  const preset = findPreset(presetName);
  const facts = readFacts({ presetName, alt, findings }, output, galleryCount);
  const madeFor = preset?.slot === "main" || position === 0 ? "main" : "secondary";
  const isOwn = ({ channel }: ChannelResult) => Number(channel === preset?.channel);
  return judgePicture(facts, slot ?? madeFor).toSorted((a, b) => isOwn(b) - isOwn(a));
}

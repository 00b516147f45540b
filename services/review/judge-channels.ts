/** What every channel would say to a finished picture. */
import { judgePicture, type ChannelResult } from "#core/channel-rules/judge-picture.ts";
import { pictureFacts } from "#core/channel-rules/picture-facts.ts";
import { findPreset } from "#core/presets/registry.ts";
import { verdictSchema } from "#core/verdict.ts";
import type { Rendition } from "#prisma/generated/client.ts";
import type { RenditionOutput } from "../renditions/output.ts";

/**
 * The channel it was made for comes first.
 * @param galleryCount pictures in the product's gallery
 */
export function judgeChannels(
  { presetName, alt, position, findings }: Pick<Rendition, "presetName" | "alt" | "position" | "findings">,
  { file }: Pick<RenditionOutput, "file">,
  galleryCount: number,
): ChannelResult[] {
  const preset = findPreset(presetName);
  const facts = pictureFacts({
    ...{ file, alt, galleryCount, rules: preset?.rules ?? { ground: null } },
    findings: verdictSchema.shape.findings.parse(findings ?? []),
    onDay: new Date().toISOString().slice(0, 10),
  });
  const isMain = preset?.slot === "main" || position === 0;
  const isOwn = ({ channel }: ChannelResult) => Number(channel === preset?.channel);
  return judgePicture(facts, isMain ? "main" : "secondary").toSorted((a, b) => isOwn(b) - isOwn(a));
}

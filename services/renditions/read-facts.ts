/** What is known of a finished picture, for judging it by the rules of channels. */
import type { PictureFacts } from "#core/channel-rules/judge-demand.ts";
import { pictureFacts } from "#core/channel-rules/picture-facts.ts";
import { findPreset } from "#core/presets/registry.ts";
import { verdictSchema } from "#core/verdict.ts";
import type { RenditionOutput } from "./output.ts";

interface JudgedRendition {
  readonly presetName: string;
  readonly alt: string;
  /** The column: a verdict's findings; null before there was one. */
  readonly findings: unknown;
}

/** @param galleryCount pictures in the product's gallery */
export function readFacts(
  { presetName, alt, findings }: JudgedRendition,
  { file }: Pick<RenditionOutput, "file">,
  galleryCount: number,
): PictureFacts {
  return pictureFacts({
    ...{ file, alt, galleryCount, rules: findPreset(presetName)?.rules ?? { ground: null } },
    findings: verdictSchema.shape.findings.parse(findings ?? []),
    onDay: new Date().toISOString().slice(0, 10),
  });
}

/** A rendition as lists show it. */
import { findPreset } from "#core/presets/registry.ts";
import type { RenditionState } from "#core/rendition-state.ts";
import type { Severity } from "#core/verdict.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { signFileUrl } from "../files/sign-file-url.ts";
import { readOutput } from "./output.ts";

export interface RenditionCard {
  readonly id: string;
  readonly state: RenditionState;
  readonly outcome: Severity | null;
  /** Signed address of the 320 px thumbnail; null while nothing was rendered. */
  readonly thumbUrl: string | null;
  readonly errorMessage: string | null;
  readonly presetTitle: string;
  readonly createdAt: string;
  readonly position: number;
}

export const renditionCardColumns = {
  id: true,
  shopId: true,
  state: true,
  outcome: true,
  output: true,
  errorMessage: true,
  presetName: true,
  createdAt: true,
  position: true,
} as const satisfies Prisma.RenditionSelect;

type CardRow = Prisma.RenditionGetPayload<{ select: typeof renditionCardColumns }>;

export function toRenditionCard(row: CardRow): RenditionCard {
  const output = readOutput(row.output);
  return {
    id: row.id,
    state: row.state,
    outcome: row.outcome,
    thumbUrl: output && signFileUrl(row.shopId, output.previews.thumb),
    errorMessage: row.errorMessage,
    presetTitle: presetTitle(row.presetName),
    createdAt: row.createdAt.toISOString(),
    position: row.position,
  };
}

/** A preset that left the registry is still named in old runs. */
export function presetTitle(presetName: string): string {
  return findPreset(presetName)?.title ?? presetName;
}

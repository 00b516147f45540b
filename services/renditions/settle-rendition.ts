/** Puts a rendered result where it belongs: into review, or straight to approved where the shop's policy says so. */
import type { Verdict } from "#core/verdict.ts";
import type { Transaction } from "#prisma/client.ts";
import { approveRenditions } from "../review/approve-renditions.ts";
import { readSettings } from "../settings/read-settings.ts";
import { moveRendition } from "./move-rendition.ts";
import type { RenditionOutput } from "./output.ts";

export interface RenditionResult {
  readonly renditionKey: string;
  readonly verdict: Verdict;
  readonly output: RenditionOutput;
}

/** False when the rendition is not being rendered any more; the result is then thrown away. */
export async function settleRendition(
  tx: Transaction,
  shopId: string,
  id: string,
  { renditionKey, verdict, output }: RenditionResult,
): Promise<boolean> {
  const { outcome, findings } = verdict;
  const settled = await moveRendition(tx, shopId, id, {
    from: "rendering",
    to: "in_review",
    set: {
      ...{ renditionKey, outcome, findings, output },
      ...{ errorCode: null, errorMessage: null, renderedAt: new Date() },
    },
  });
  if (!settled) return false;
  const { approval } = await readSettings(tx, shopId);
  if (approval === "auto-approve" && outcome === "pass") await approveRenditions(tx, shopId, [id], "policy");
  return true;
}

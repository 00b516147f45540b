/** Puts a rendered result where it belongs: into review, or straight to approved where the rule's or the shop's policy says so. */
import type { Verdict } from "#core/verdict.ts";
import type { Transaction } from "#prisma/client.ts";
import { chargePictures } from "../billing/charge-pictures.ts";
import { noteSettled } from "../flow/note-settled.ts";
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
  // One that failed its checks counts only if somebody takes it all the same; see approve-renditions.ts.
  if (outcome !== "fail") await chargePictures(tx, shopId, [id]);
  if (outcome === "pass") await applyPolicy(tx, shopId, id);
  await noteSettled(tx, shopId, [id]);
  return true;
}

/** The word of the rule that began the run, or else of the shop's settings. */
async function applyPolicy(tx: Transaction, shopId: string, id: string): Promise<void> {
  const { run } = await tx.rendition.findUniqueOrThrow({
    where: { id, shopId },
    select: { run: { select: { approval: true } } },
  });
  if (run.approval === "review") return;
  if (run.approval !== null) {
    await approveRenditions(tx, shopId, [id], "policy", run.approval === "publish");
    return;
  }
  const { approval } = await readSettings(tx, shopId);
  if (approval === "auto-approve") await approveRenditions(tx, shopId, [id], "policy");
}

/** Has a rendition rendered anew, as it was or with what a check suggests. */
import { applySuggestion } from "#core/apply-suggestion.ts";
import { AppError } from "#core/errors.ts";
import { recipeSchema } from "#core/recipe.ts";
import { verdictSchema } from "#core/verdict.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { requireRoom } from "../billing/fit-to-plan.ts";
import { requeueRenditions } from "../renditions/requeue-renditions.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { lockRendition } from "./lock-rendition.ts";

export interface RedoRequest {
  readonly actor: string;
  /** The check whose suggestion is put into the recipe. */
  readonly suggestedBy?: string | undefined;
}

/** A second click while it is queued or being rendered changes nothing. @throws AppError NOT_FOUND, FORBIDDEN, OVER_LIMIT, CONFLICT */
export async function redoRendition(
  shopId: string,
  renditionId: string,
  { actor, suggestedBy }: RedoRequest,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const state = await lockRendition(tx, shopId, renditionId);
    await requirePermission(tx, shopId, actor, "enhance");
    if (state === "queued" || state === "rendering") return;
    const recipes = suggestedBy === undefined ? {} : await takeSuggestion(tx, renditionId, suggestedBy);
    const redoable = ["in_review", "failed", "rejected", "reverted", "cancelled"] as const;
    const requeued = await requeueRenditions(tx, shopId, { id: renditionId, state: redoable });
    if (requeued.length === 0)
      throw new AppError("CONFLICT", `expected a state that allows a redo but received "${state}"`, {
        userMessage: "This picture is approved or in the shop. Take it back first.",
      });
    await requireRoom(tx, shopId);
    await tx.decision.create({ data: { shopId, renditionId, kind: "redone", actor } });
    await recordPictureActivity(tx, shopId, [renditionId], {
      ...{ kind: "picture.redone", actor },
      ...{ before: { state }, after: { state: "queued", ...recipes } },
    });
  });
}

/** Changes the recipe; the transaction undoes that when the rendition cannot be redone. */
async function takeSuggestion(tx: Transaction, id: string, check: string) {
  const row = await tx.rendition.findUniqueOrThrow({
    where: { id },
    select: { recipe: true, findings: true },
  });
  const findings = verdictSchema.shape.findings.parse(row.findings ?? []);
  const suggestion = findings.find((finding) => finding.check === check)?.suggestion;
  if (suggestion === undefined)
    throw new AppError("CONFLICT", `expected a suggestion of "${check}" for the picture but received none`, {
      userMessage: "This picture was made anew meanwhile. Look at it again.",
    });
  const recipe = applySuggestion(recipeSchema.parse(row.recipe), suggestion);
  await tx.rendition.update({ where: { id }, data: { recipe } });
  return { straightenedBy: suggestion.straighten.degrees };
}

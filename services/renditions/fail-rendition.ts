/** Records that a photo could not be rendered. */
import type { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { finalMessage } from "../final-message.ts";
import { noteSettled } from "../flow/note-settled.ts";
import { moveRendition } from "./move-rendition.ts";

/** Nothing happens when the rendition is no longer queued or being rendered. */
export async function failRendition(shopId: string, id: string, error: AppError): Promise<void> {
  const set = {
    errorCode: error.code,
    errorMessage: finalMessage(error, "The photo does not exist any more."),
  };
  await prisma.$transaction(async (tx) => {
    const failed = await moveRendition(tx, shopId, id, { from: ["queued", "rendering"], to: "failed", set });
    if (failed) await noteSettled(tx, shopId, [id]);
  });
}

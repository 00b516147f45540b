/** productReorderMedia: zero-based moves carried out one after the other; answered by a job. */
import { productChanged } from "../../gallery.ts";
import { type Call, userError, type UserError } from "../call.ts";

interface MoveInput {
  readonly id: string;
  /** UnsignedInt64: a string of digits. */
  readonly newPosition: string;
}

export function productReorderMedia(
  { platform, shop }: Call,
  { id, moves }: { id: string; moves: MoveInput[] },
) {
  const { store } = platform;
  const product = shop.products.get(id);
  if (!product) return refused(userError(["id"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST"));
  const stranger = moves.findIndex((move) => !product.mediaIds.includes(move.id));
  if (stranger >= 0) {
    const field = ["moves", String(stranger), "id"];
    return refused(
      userError(field, "Media does not exist on the specified product.", "MEDIA_DOES_NOT_EXIST"),
    );
  }

  // Capture: the new order shows on the next read, while the job may still say done: false.
  for (const move of moves) {
    const gallery = product.mediaIds.filter((mediaId) => mediaId !== move.id);
    gallery.splice(Math.min(Number(move.newPosition), gallery.length), 0, move.id);
    product.mediaIds = gallery;
  }
  productChanged(store, shop, product);
  const job = { id: store.newId(shop, "Job"), doneAt: Date.now() + store.settings.jobDelayMs };
  shop.jobs.set(job.id, job);
  return { job: { id: job.id, done: false }, mediaUserErrors: [], userErrors: [] };
}

/** The deprecated `userErrors` carries the same errors. */
const refused = (error: UserError) => ({ job: null, mediaUserErrors: [error], userErrors: [error] });

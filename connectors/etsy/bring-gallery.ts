/**
 * Brings a listing's gallery to a target: what is missing is sent, one by one behind the others; then the order is set,
 * texts and variations follow, and last goes what has to go, since an active listing needs a picture at all times.
 *
 * Every step looks at the listing as it is, so that all of it can be run again from its start after a crash.
 */
import { AppError } from "#core/errors.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";
import type { PublishProgress } from "../connector.ts";
import { arrangeGallery } from "./arrange-gallery.ts";
import type { EtsyCalls } from "./etsy-calls.ts";
import type { GalleryChange } from "./gallery-change.ts";
import { maxImages, openSender } from "./send-picture.ts";

/**
 * @param recent the gallery, where it was read right before
 * @throws PictureRefused; AppError CHANNEL_FAILED when the listing shows something else in the end
 */
export async function bringGallery(
  calls: EtsyCalls,
  change: GalleryChange,
  { ledger: started, saveLedger }: PublishProgress,
  recent: readonly LiveImage[] | null = null,
): Promise<PublishLedger> {
  let ledger = started;
  const save = async (next: PublishLedger) => {
    ledger = next;
    await saveLedger(next);
  };
  const isBegun = started.uploading !== null || started.submittedAt !== null;
  const live = (isBegun ? null : recent) ?? (await calls.readGallery(change.listingId));
  if (ledger.uploading !== null) await save(adoptUpload(ledger, live, change));
  requireRoom(change, live, ledger);

  const { send, galleryNow } = openSender(calls, change, live, { ledger: () => ledger, save });
  const imageIds: string[] = [];
  for (const image of change.target) imageIds.push(await send(image));

  if (ledger.submittedAt === null) await save({ ...ledger, submittedAt: new Date().toISOString() });
  await arrangeGallery(calls, change, imageIds, galleryNow());
  return ledger;
}

/** Before anything is sent: pictures that came since the plan stay, and may leave too little room. */
function requireRoom(change: GalleryChange, live: readonly LiveImage[], ledger: PublishLedger): void {
  const { target } = change;
  const since = strangersIn(live, change, ledger).length;
  if (target.length + since <= maxImages) return;
  const message = `expected room for ${target.length} pictures but received ${since} that came since the plan`;
  throw new AppError("CONFLICT", message);
}

/** Pictures that were not there when the target was decided on, and that we neither sent nor put back. */
function strangersIn(
  live: readonly LiveImage[],
  { target, known }: GalleryChange,
  { uploads }: PublishLedger,
): LiveImage[] {
  const back = target.flatMap(({ source }) => (source.kind === "present" ? [source] : []));
  const ours = [...known, ...back, ...Object.values(uploads)];
  return live.filter(({ imageId }) => !ours.some((image) => image.imageId === imageId));
}

/** After a crash in the middle of an upload: the one picture nobody knows is the one that was being sent. */
function adoptUpload(
  ledger: PublishLedger,
  live: readonly LiveImage[],
  change: GalleryChange,
): PublishLedger {
  const { uploading, uploads } = ledger;
  const strangers = strangersIn(live, change, ledger);
  const [stranger] = strangers;
  if (uploading === null || stranger === undefined) return { ...ledger, uploading: null };
  if (strangers.length > 1)
    throw new AppError(
      "CONFLICT",
      `expected one new picture on the listing but received ${strangers.length}`,
    );
  const { imageId, url } = stranger;
  return { ...ledger, uploading: null, uploads: { ...uploads, [uploading]: { imageId, url } } };
}

/** Gets one wanted picture onto the listing: found there, attached again, or sent. */
import { outputFormatOf } from "#core/output-formats.ts";
import { AppError } from "#core/errors.ts";
import type { PictureFile, PresentPicture, WantedImage } from "#core/publishing/image-plan.ts";
import { slotAt } from "#core/publishing/slot.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";
import { EtsyRefused } from "./call-etsy.ts";
import type { EtsyCalls, NewImage } from "./etsy-calls.ts";
import { type GalleryChange, leavingOf } from "./gallery-change.ts";

/** https://developers.etsy.com/documentation/reference: up to 20 images. */
export const maxImages = 20;

/** Etsy does not take one of the pictures. */
export class PictureRefused extends Error {
  readonly image: WantedImage;
  readonly status: number;

  constructor(image: WantedImage, { status, message }: EtsyRefused) {
    super(message);
    this.image = image;
    this.status = status;
  }
}

interface LedgerAccess {
  readonly ledger: () => PublishLedger;
  readonly save: (ledger: PublishLedger) => Promise<void>;
}

interface Sender {
  /** Answers with the picture's id on the listing. @throws PictureRefused */
  readonly send: (image: WantedImage) => Promise<string>;
  /** What the listing has after all that was sent; null once a picture took another's place. */
  readonly galleryNow: () => readonly LiveImage[] | null;
}

export function openSender(
  calls: EtsyCalls,
  { listingId, target, known, openPicture }: GalleryChange,
  live: readonly LiveImage[],
  { ledger, save }: LedgerAccess,
): Sender {
  const added: LiveImage[] = [];
  let hasOverwritten = false;
  const gallery = live.map(({ imageId }) => imageId ?? "");
  const leaving = leavingOf(known, target);

  const add = async (from: NewImage["from"], alt: string) => {
    const full = gallery.length >= maxImages;
    const index = full ? gallery.findIndex((id) => leaving.has(id)) : gallery.length;
    if (index < 0)
      throw new AppError("CONFLICT", `expected room for a picture but received ${maxImages} that stay`);
    const made = await calls.addImage(listingId, { from, rank: index + 1, overwrite: full, alt });
    gallery[index] = made.imageId;
    added.push({ slot: slotAt(index), imageId: made.imageId, url: made.url, alt, variantKeys: [] });
    hasOverwritten ||= full;
    return made;
  };

  const upload = async (file: PictureFile, alt: string): Promise<string> => {
    const sent = ledger().uploads[file.sha256]?.imageId;
    if (sent !== undefined && sent !== null && gallery.includes(sent)) return sent;
    const bytes = await openPicture(file.sha256);
    await save({ ...ledger(), uploading: file.sha256 });
    const name = `${file.sha256}.${outputFormatOf(file.mimeType)?.extension ?? "jpg"}`;
    const made = await add({ bytes, mimeType: file.mimeType, name }, alt);
    const uploads = { ...ledger().uploads, [file.sha256]: made };
    await save({ ...ledger(), uploading: null, uploads });
    return made.imageId;
  };

  /** Etsy keeps the file of a removed picture; when it does not any more, our copy goes there. */
  const putBack = async ({ imageId, copy }: PresentPicture, alt: string): Promise<string> => {
    try {
      return (await add(Number(imageId), alt)).imageId;
    } catch (error) {
      if (!(error instanceof EtsyRefused) || copy === null) throw error;
      return upload(copy, alt);
    }
  };

  const send = async (image: WantedImage) => {
    const { source } = image;
    const alt = image.alt ?? "";
    try {
      if (source.kind === "rendition") return await upload(source, alt);
      if (source.imageId !== null && gallery.includes(source.imageId)) return source.imageId;
      return await putBack(source, alt);
    } catch (error) {
      if (error instanceof EtsyRefused) throw new PictureRefused(image, error);
      throw error;
    }
  };
  return { send, galleryNow: () => (hasOverwritten ? null : [...live, ...added]) };
}

/**
 * Brings a listing to a plan: pictures go to eBay's own hosting first, where nobody sees them, then the listing gets
 * their addresses in one write. A picture that is sent and not used goes by itself after 30 days, so after a crash in the
 * middle of an upload it is simply sent again.
 */
import { z } from "zod";
import { outputFormatOf } from "#core/output-formats.ts";
import { AppError } from "#core/errors.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import type { ImagePlan, PictureFile, WantedImage } from "#core/publishing/image-plan.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import type { Slot } from "#core/publishing/slot.ts";
import type { PublishOrder, PublishOutcome, PublishProgress } from "../connector.ts";
import type { CallEbay } from "./call-ebay.ts";
import { arrange, type Gallery, isSame, liveImages, namesShown } from "./gallery.ts";
import { GroupRefused, type Overwritten } from "./group.ts";
import { EbayRefused } from "./judge-answer.ts";
import { kindOf } from "./listing-kinds.ts";

/** @param justRead the listing a moment ago; writing looks once more whether it is still so */
export async function publishListing(
  call: CallEbay,
  order: PublishOrder,
  progress: PublishProgress,
  justRead: Gallery | null,
): Promise<PublishOutcome> {
  let slot: Slot | null = null;
  try {
    const { read, readPictures, write } = kindOf(order.listing);
    const { externalId } = order.listing;
    const live = justRead ?? (await read(call, externalId));
    const upload = openUploads(call, order, progress);
    const wanted = [];
    for (const image of order.plan.target) {
      slot = image.slot;
      wanted.push({ url: await addressFor(image, live, upload), image });
    }
    slot = null;
    const known = order.plan.changes.flatMap(({ before }) => (before === null ? [] : [before]));
    const gallery = arrange(live, wanted, known);
    if (!isSame(gallery, live)) {
      const { overwritten, keep } = upload;
      await write(call, externalId, { before: live, after: gallery, overwritten, keep });
      upload.rename(confirm(externalId, gallery, await readPictures(call, externalId)));
    }
    return { result: "done", ledger: await upload.finish(), issues: [] };
  } catch (error) {
    if (!(error instanceof EbayRefused)) throw error;
    return { result: "rejected", ledger: emptyLedger, issues: issuesOf(error, order.plan, slot) };
  }
}

/** Each slot of a variation that was refused, and each whose picture stands although the others do not. */
function issuesOf(error: EbayRefused, { target }: ImagePlan, slot: Slot | null): ChannelIssue[] {
  const said = { code: error.code, severity: "error", message: error.message } as const;
  if (!(error instanceof GroupRefused)) return [{ ...said, slot }];
  const slotsOf = (key: string) =>
    target.filter(({ variantKeys }) => variantKeys.includes(key)).map((image) => image.slot);
  const refused = error.variantKey === null ? [] : slotsOf(error.variantKey);
  const issues: ChannelIssue[] = (refused.length === 0 ? [null] : refused).map((at) => ({
    ...said,
    slot: at,
  }));
  const stands = {
    ...{ code: "packshot.left-standing", severity: "warning" as const },
    message:
      "eBay took this picture and refused another, and the way back as well. Put the earlier pictures back.",
  };
  const left = error.left.flatMap(slotsOf).map((at) => ({ ...stands, slot: at }));
  return [...issues, ...left];
}

/** A picture that was taken off the listing may be gone from eBay by now; where we kept a copy, that is sent. */
function addressFor({ source }: WantedImage, live: Gallery, upload: Uploads): Promise<string> {
  if (source.kind === "rendition") return upload.send(source);
  const isThere = liveImages(live).some(({ url }) => url === source.url);
  return isThere || source.copy === null ? Promise.resolve(source.url) : upload.send(source.copy);
}

interface Uploads {
  readonly overwritten: Overwritten;
  readonly keep: (overwritten: Overwritten) => Promise<void>;
  /** @returns the picture's address at eBay */
  send(file: PictureFile): Promise<string>;
  /** @param names under which eBay shows what was sent */
  rename(names: ReadonlyMap<string, string>): void;
  finish(): Promise<PublishLedger>;
}

function openUploads(call: CallEbay, { openPicture }: PublishOrder, progress: PublishProgress): Uploads {
  let { ledger } = progress;
  const save = async (next: PublishLedger) => {
    ledger = next;
    await progress.saveLedger(next);
  };
  return {
    overwritten: ledger.overwritten,
    keep: (overwritten) => save({ ...ledger, overwritten }),
    async send({ sha256, mimeType }) {
      const sent = ledger.uploads[sha256]?.url;
      if (sent !== undefined) return sent;
      const bytes = await openPicture(sha256);
      await save({ ...ledger, uploading: sha256 });
      const name = `${sha256}.${outputFormatOf(mimeType)?.extension ?? "jpg"}`;
      const url = await sendPicture(call, new File([new Uint8Array(bytes)], name, { type: mimeType }));
      const uploads = { ...ledger.uploads, [sha256]: { imageId: null, url } };
      await save({ ...ledger, uploading: null, uploads });
      return url;
    },
    rename(names) {
      const renamed = Object.entries(ledger.uploads).map(([sha256, { imageId, url }]) => [
        sha256,
        { imageId, url: names.get(url) ?? url },
      ]);
      ledger = { ...ledger, uploads: Object.fromEntries(renamed) as PublishLedger["uploads"] };
    },
    async finish() {
      if (ledger.submittedAt === null) await save({ ...ledger, submittedAt: new Date().toISOString() });
      return ledger;
    },
  };
}

/** https://developer.ebay.com/api-docs/commerce/media/resources/image/methods/createImageFromFile */
async function sendPicture(call: CallEbay, file: File): Promise<string> {
  const { imageUrl } = await call({
    operation: "createImageFromFile",
    turn: "upload",
    result: z.object({ imageUrl: z.string() }),
    run: (client) => {
      const form = new FormData();
      form.set("image", file);
      return client.commerce.media.createImageFromFile(form);
    },
  });
  return imageUrl;
}

function confirm(externalId: string, written: Gallery, shown: Gallery): ReadonlyMap<string, string> {
  const names = namesShown(written, shown);
  if (names !== null) return names;
  const expected = `${written.pictures.length} pictures in their order`;
  throw new AppError(
    "CHANNEL_FAILED",
    `expected listing ${externalId} to show ${expected} but received others`,
  );
}

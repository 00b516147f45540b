/** The exact difference between the pictures a listing shows and those it shall show. Pure: nothing is sent here. */
import { z } from "zod";
import { AppError } from "../errors.ts";
import { type LiveImage, imageKey, liveImageSchema } from "./listing.ts";
import { slotSchema } from "./slot-schema.ts";
import { type Slot, slotAt } from "./slot.ts";

/** Bytes we hold. */
const fileSchema = z.object({
  /** Of the file's bytes, hexadecimal. */
  sha256: z.string(),
  mimeType: z.string(),
  bytes: z.int().positive(),
  /** Where anybody can fetch it, under a name made of the hash. */
  url: z.string(),
});

/**
 * A rendition of ours, or a picture the channel has or had already: kept, moved or put back. `copy` is what we kept of
 * one before it was changed, to send when the channel does not have it any more.
 */
const pictureSourceSchema = z.discriminatedUnion("kind", [
  fileSchema.extend({ kind: z.literal("rendition") }),
  z.object({
    kind: z.literal("present"),
    imageId: z.string().nullable(),
    url: z.string(),
    copy: fileSchema.nullable(),
  }),
]);

export const wantedImageSchema = z.object({
  slot: slotSchema,
  alt: z.string().nullable(),
  variantKeys: z.array(z.string()),
  source: pictureSourceSchema,
});

export const plannedChangeSchema = z.object({
  kind: z.enum(["add", "replace", "move", "remove", "unchanged", "retext"]),
  slot: slotSchema,
  before: liveImageSchema.nullable(),
  after: wantedImageSchema.nullable(),
});

export const imagePlanSchema = z.object({
  /** Everything the listing shows afterwards, in order; a swatch comes last. */
  target: z.array(wantedImageSchema),
  changes: z.array(plannedChangeSchema),
});

export type PictureFile = z.infer<typeof fileSchema>;
export type PictureSource = z.infer<typeof pictureSourceSchema>;
export type PresentPicture = Extract<PictureSource, { kind: "present" }>;
export type WantedImage = z.infer<typeof wantedImageSchema>;
export type PlannedChange = z.infer<typeof plannedChangeSchema>;
export type ImagePlan = z.infer<typeof imagePlanSchema>;

/** `preserve` never removes what we did not add; `replace` leaves exactly the wanted pictures. */
export const publishModes = ["preserve", "replace"] as const;
export type PublishMode = (typeof publishModes)[number];

export interface PlanningInput {
  readonly present: readonly LiveImage[];
  readonly wanted: readonly WantedImage[];
  readonly mode: PublishMode;
  /** Pictures we put there earlier: the key of listing.ts:imageKey → the hash of the bytes we sent. */
  readonly ours: ReadonlyMap<string, string>;
  readonly maxImages: number;
}

/**
 * @throws AppError CONFLICT when `preserve` would need more places than the channel has; nothing is cut silently
 */
export function planImages({ present, wanted, mode, ours, maxImages }: PlanningInput): ImagePlan {
  const chosen = new Set(wanted.flatMap(({ variantKeys }) => variantKeys));
  const shown = present.map((live) => without(live, chosen));
  const reused = wanted.map((image) => reuse(image, shown, ours));
  const target = [...inOrder(reused), ...(mode === "preserve" ? foreign(shown, reused, ours) : [])];
  const gallery = target
    .filter(({ slot }) => slot !== "swatch")
    .map((image, i) => ({ ...image, slot: slotAt(i) }));
  const swatch = target.find(({ slot }) => slot === "swatch");
  if (gallery.length > maxImages) {
    const message = `expected at most ${maxImages} pictures for a listing but received ${gallery.length}`;
    throw new AppError("CONFLICT", message);
  }
  const placed = swatch === undefined ? gallery : [...gallery, swatch];
  return { target: placed, changes: changesBetween(present, placed) };
}

/** True when sending the plan would change nothing. */
export function isSettled({ changes }: ImagePlan): boolean {
  return changes.every(({ kind }) => kind === "unchanged");
}

/** A variation that a picture was chosen for leaves the one it has now. */
function without(live: LiveImage, chosen: ReadonlySet<string>): LiveImage {
  return { ...live, variantKeys: live.variantKeys.filter((key) => !chosen.has(key)) };
}

/** A rendition that already lies there is not sent again, and stays with the variations it was given on the channel. */
function reuse(
  image: WantedImage,
  present: readonly LiveImage[],
  ours: ReadonlyMap<string, string>,
): WantedImage {
  const { source } = image;
  if (source.kind === "present") return image;
  const there = present.find((live) => ours.get(imageKey(live)) === source.sha256);
  if (there === undefined) return image;
  return {
    ...image,
    variantKeys: image.variantKeys.length === 0 ? there.variantKeys : image.variantKeys,
    source: { kind: "present", imageId: there.imageId, url: there.url, copy: null },
  };
}

function foreign(
  present: readonly LiveImage[],
  wanted: readonly WantedImage[],
  ours: ReadonlyMap<string, string>,
): WantedImage[] {
  const used = new Set(wanted.map(presentKey));
  const hasSwatch = wanted.some(({ slot }) => slot === "swatch");
  return present
    .filter((live) => !used.has(imageKey(live)) && !ours.has(imageKey(live)))
    .filter(({ slot }) => slot !== "swatch" || !hasSwatch)
    .map(keepAsIs);
}

/** The wanted picture that leaves a live one as it is. */
export function keepAsIs({ slot, alt, variantKeys, imageId, url }: LiveImage): WantedImage {
  return { slot, alt, variantKeys, source: { kind: "present", imageId, url, copy: null } };
}

function inOrder(images: readonly WantedImage[]): WantedImage[] {
  return [...images].sort((a, b) => rank(a.slot) - rank(b.slot));
}

function rank(slot: Slot): number {
  if (slot === "main") return 0;
  return slot === "swatch" ? Number.MAX_SAFE_INTEGER : Number(slot.slice("gallery-".length));
}

function changesBetween(present: readonly LiveImage[], target: readonly WantedImage[]): PlannedChange[] {
  const staying = new Set(target.map(presentKey));
  const after = target.map((image) => changeAt(image, present, staying));
  const replaced = new Set(after.filter(({ kind }) => kind === "replace").map(({ slot }) => slot));
  const removed = present
    .filter((live) => !staying.has(imageKey(live)) && !replaced.has(live.slot))
    .map((live): PlannedChange => ({ kind: "remove", slot: live.slot, before: live, after: null }));
  return [...after, ...removed];
}

function changeAt(
  image: WantedImage,
  present: readonly LiveImage[],
  staying: ReadonlySet<string | null>,
): PlannedChange {
  const change = (kind: PlannedChange["kind"], before: LiveImage | null): PlannedChange => ({
    kind,
    slot: image.slot,
    before,
    after: image,
  });
  const same = present.find((live) => imageKey(live) === presentKey(image));
  if (same !== undefined) {
    if (same.slot !== image.slot) return change("move", same);
    return change(sameText(same, image) ? "unchanged" : "retext", same);
  }
  const inPlace = present.find(({ slot }) => slot === image.slot);
  const gives = inPlace !== undefined && !staying.has(imageKey(inPlace));
  return gives ? change("replace", inPlace) : change("add", null);
}

function sameText(live: LiveImage, image: WantedImage): boolean {
  const keys = (list: readonly string[]) => [...list].sort().join("\n");
  return (live.alt ?? "") === (image.alt ?? "") && keys(live.variantKeys) === keys(image.variantKeys);
}

/** Null for a picture that is not on the channel yet. */
function presentKey({ source }: WantedImage): string | null {
  return source.kind === "present" ? imageKey(source) : null;
}

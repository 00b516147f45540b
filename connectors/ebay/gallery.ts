/** The pictures of a listing on eBay: a gallery, and a set for each value of the aspect pictures vary by. Pure. */
import { AppError } from "#core/errors.ts";
import type { WantedImage } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { slotAt } from "#core/publishing/slot.ts";

export interface PictureSet {
  readonly value: string;
  readonly pictures: readonly string[];
}

export interface Gallery {
  /** Addresses, in the order buyers see. */
  readonly pictures: readonly string[];
  readonly variations: { readonly aspect: string; readonly sets: readonly PictureSet[] } | null;
}

/** eBay has no ids of pictures and no alternative texts. A variation's key is `aspect=value`. */
export function liveImages(gallery: Gallery): LiveImage[] {
  return allPictures(gallery).map((url, index) => ({
    slot: slotAt(index),
    imageId: null,
    url,
    alt: null,
    variantKeys: (gallery.variations?.sets ?? [])
      .filter(({ pictures }) => pictures.includes(url))
      .map(({ value }) => keyOf(gallery, value)),
  }));
}

/** As the page of a listing shows them: the gallery, then what only variations have. */
function allPictures({ pictures, variations }: Gallery): string[] {
  const ofVariations = (variations?.sets ?? []).flatMap((set) => set.pictures);
  return [...pictures, ...new Set(ofVariations.filter((url) => !pictures.includes(url)))];
}

const keyOf = ({ variations }: Gallery, value: string) => `${variations?.aspect ?? ""}=${value}`;

/**
 * @param live what the listing has now
 * @param wanted pictures with their addresses at eBay, in the order buyers shall see
 * @param known what was there when `wanted` was decided on: the rest came since, and is left alone
 * @returns what to write. A picture of a variation stays in the gallery when it stood there, and the first always does.
 */
export function arrange(
  live: Gallery,
  wanted: readonly { readonly url: string; readonly image: WantedImage }[],
  known: readonly LiveImage[],
): Gallery {
  const decided = new Set([...wanted.map(({ url }) => url), ...known.map(({ url }) => url)]);
  const cameSince = (url: string) => !decided.has(url);
  const inGallery = wanted.filter(
    ({ url, image }, index) => index === 0 || image.variantKeys.length === 0 || live.pictures.includes(url),
  );
  const pictures = [...inGallery.map(({ url }) => url), ...live.pictures.filter(cameSince)];
  if (live.variations === null) return { pictures, variations: null };
  const sets = live.variations.sets.map((set) => {
    const key = keyOf(live, set.value);
    const ours = wanted.filter(({ image }) => image.variantKeys.includes(key)).map(({ url }) => url);
    return { value: set.value, pictures: [...ours, ...set.pictures.filter(cameSince)] };
  });
  return { pictures, variations: { ...live.variations, sets } };
}

/** @throws AppError BUSY when somebody else changed the pictures since they were read */
export function requireSame(externalId: string, before: Gallery, now: Gallery): void {
  if (isSame(before, now)) return;
  const message = `expected the pictures of ${externalId} to stay while they are changed but received others`;
  throw new AppError("BUSY", message, { retryAfterMs: 1_000 });
}

/**
 * eBay may show a picture at another address than it was sent with.
 * @returns the address shown for each that was written; null when it is other pictures, or another order
 */
export function namesShown(written: Gallery, shown: Gallery): ReadonlyMap<string, string> | null {
  const [before, after] = [allPictures(written), allPictures(shown)];
  const pairs = before.map((url, index) => [url, after[index] ?? ""] as const);
  const isKept = pairs.every(([url, now]) => now === url || !before.includes(now));
  return isKept && before.length === after.length ? new Map(pairs) : null;
}

export function isSame(a: Gallery, b: Gallery): boolean {
  return flat(a) === flat(b);
}

const flat = ({ pictures, variations }: Gallery) =>
  JSON.stringify([pictures, variations?.sets.map(({ value, pictures: own }) => [value, own]) ?? null]);

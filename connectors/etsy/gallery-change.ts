/** What a gallery shall become, and what of it has to go. */
import type { WantedImage } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";

export interface GalleryChange {
  readonly listingId: string;
  readonly target: readonly WantedImage[];
  /** Pictures that were there when the target was decided on; what came since is left alone. */
  readonly known: readonly LiveImage[];
  readonly openPicture: (sha256: string) => Promise<Uint8Array>;
}

/** Pictures that were known and are not wanted any more. */
export function leavingOf(known: readonly LiveImage[], target: readonly WantedImage[]): ReadonlySet<string> {
  const staying = new Set(target.map(({ source }) => (source.kind === "present" ? source.imageId : null)));
  const leaving = known.filter(({ imageId }) => !staying.has(imageId)).map(({ imageId }) => imageId);
  return new Set(leaving.filter((id) => id !== null));
}

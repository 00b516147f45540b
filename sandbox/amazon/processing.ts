/** What Amazon does after it has accepted a change: fetches each picture, judges its bytes, and says so later. */
import type { HeldPicture, Pictures } from "../common/pictures.ts";
import type { Clock } from "../common/tokens.ts";
import type { AmazonIssue, AmazonListing, AmazonPatch } from "./records.ts";

const fetchTimeoutMs = 10_000;
const maxBytes = 10 * 1024 * 1024;
/** https://sellercentral.amazon.com/help/hub/reference/G1881: longest side, in pixels. */
const [shortest, longest] = [500, 10_000];
const types = ["image/jpeg", "image/png", "image/gif", "image/tiff"];

/** Works on everything that is due; called before anybody looks, so that no timer is needed. */
export type WorkOn = (listing: AmazonListing) => Promise<void>;

export function openProcessing(pictures: Pictures, clock: Clock): WorkOn {
  const take = async (listing: AmazonListing, attribute: string, url: string) => {
    listing.issues = listing.issues.filter(
      ({ attributeNames = [], categories }) =>
        !(categories.includes("INVALID_IMAGE") && attributeNames.includes(attribute)),
    );
    const fetched = await fetchPicture(pictures, url);
    if (typeof fetched === "string") listing.issues.push(complaint(attribute, fetched));
    else {
      const { sha256, width, height } = fetched;
      listing.pictures[attribute] = { sha256, width, height };
    }
  };
  const carryOut = async (listing: AmazonListing, { op, path, value }: AmazonPatch) => {
    const attribute = path.slice("/attributes/".length);
    if (op !== "delete") return take(listing, attribute, String(value?.[0]?.["media_location"]));
    if (listing.ignoresRemovals) return;
    listing.pictures = Object.fromEntries(
      Object.entries(listing.pictures).filter(([name]) => name !== attribute),
    );
  };
  // Two who look at once must not fetch the same submission twice.
  const underWay = new Map<AmazonListing, Promise<void>>();
  const work = async (listing: AmazonListing) => {
    for (;;) {
      const due = listing.submissions.find(({ dueAt }) => dueAt <= clock.now());
      if (due === undefined) return;
      for (const patch of due.patches) await carryOut(listing, patch);
      listing.submissions = listing.submissions.filter((one) => one !== due);
      listing.updatedAt = clock.now();
    }
  };
  return (listing) => {
    const running = underWay.get(listing) ?? work(listing).finally(() => underWay.delete(listing));
    underWay.set(listing, running);
    return running;
  };
}

/** @returns what is wrong with it, in Amazon's manner, when it cannot be taken */
async function fetchPicture(pictures: Pictures, url: string): Promise<HeldPicture | string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
    if (!response.ok) return `We could not access the media at ${url}`;
    const bytes = await response.bytes();
    if (bytes.byteLength > maxBytes) return "The image is larger than 10 MB";
    const picture = await pictures.keep(bytes);
    if (picture === null || !types.includes(picture.mimeType))
      return "The image is not a valid JPEG, TIFF, PNG or GIF";
    const side = Math.max(picture.width, picture.height);
    if (side >= shortest && side <= longest) return picture;
    return `The longest side of the image is ${side.toString()} pixels; 500 to 10,000 are allowed`;
  } catch {
    return `We could not access the media at ${url}`;
  }
}

function complaint(attribute: string, message: string): AmazonIssue {
  return {
    code: attribute.startsWith("main_") ? "18320" : "20005",
    ...{ message, severity: "ERROR", categories: ["INVALID_IMAGE"], attributeNames: [attribute] },
  };
}

/** What Amazon does after it has accepted a change: fetches each picture, judges its bytes, and says so later. */
import type { Pictures } from "../common/pictures.ts";
import type { Clock } from "../common/tokens.ts";
import { complaint, complaintsAboutGround, fetchPicture } from "./judge-picture.ts";
import type { AmazonListing, AmazonPatch } from "./records.ts";

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
      listing.issues.push(...(await complaintsAboutGround(attribute, fetched)));
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

/** The life of a Publication: the pictures of one listing on their way to buyers, or on their way back. */
export const publicationStates = [
  /** Slots were filled; nothing looked at yet. */
  "draft",
  /** The channel's rules were asked; the plan is still to be made. */
  "checked",
  /** The exact difference is known and waits for a person. */
  "planned",
  "queued",
  /** Being sent. */
  "submitted",
  /** The channel has taken it; that is not yet shown. */
  "accepted",
  /** The channel says it is done; we compare what it shows. */
  "verifying",
  "live",
  /** Taken, but buyers see other pictures; Amazon does that on shared listings. */
  "accepted_not_shown",
  "rejected",
  /** The seller has to sign in again; goes on by itself afterwards. */
  "reauth_required",
  /** Was live; somebody changed the listing since. */
  "drifted",
  /** A newer publication of the listing took its place. */
  "superseded",
  /** Given up for a reason that is ours or the line's; can be tried again. */
  "failed",
  "cancelled",
] as const;

export type PublicationState = (typeof publicationStates)[number];

const moves: Readonly<Record<PublicationState, readonly PublicationState[]>> = {
  draft: ["checked", "reauth_required", "rejected", "cancelled", "superseded", "failed"],
  checked: ["planned", "draft", "cancelled", "superseded", "failed"],
  planned: ["queued", "draft", "live", "cancelled", "superseded"],
  queued: ["submitted", "draft", "cancelled", "reauth_required", "rejected", "failed", "superseded"],
  submitted: ["accepted", "verifying", "rejected", "reauth_required", "failed"],
  accepted: ["verifying", "live", "accepted_not_shown", "rejected", "reauth_required", "superseded"],
  verifying: ["live", "accepted_not_shown", "rejected", "reauth_required", "superseded"],
  live: ["drifted", "superseded"],
  accepted_not_shown: ["live", "rejected", "superseded"],
  rejected: ["queued", "draft", "cancelled", "superseded"],
  reauth_required: ["queued", "draft", "accepted", "cancelled", "superseded"],
  drifted: ["live", "superseded"],
  superseded: [],
  failed: ["queued", "draft", "cancelled", "superseded"],
  cancelled: ["superseded"],
};

export function canMovePublication(from: PublicationState, to: PublicationState): boolean {
  return moves[from].includes(to);
}

/** The states from which `to` can be reached; the guard of a conditional update. */
export function publicationStatesBefore(to: PublicationState): PublicationState[] {
  return publicationStates.filter((from) => canMovePublication(from, to));
}

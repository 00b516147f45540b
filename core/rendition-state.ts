/** The life of a Rendition: its states and the moves between them that are allowed. */
export const renditionStates = [
  "queued",
  "rendering",
  "in_review",
  "approved",
  "rejected",
  "written_back",
  "reverted",
  "failed",
  "cancelled",
] as const;

export type RenditionState = (typeof renditionStates)[number];

/**
 * queued → rendering → in_review → approved → written_back → reverted, with the side roads:
 * a review can be taken back, a stale write-back returns to review, a failure can be retried,
 * and what nobody wants as it is can be rendered anew.
 */
const moves: Readonly<Record<RenditionState, readonly RenditionState[]>> = {
  queued: ["rendering", "failed", "cancelled"],
  rendering: ["in_review", "approved", "failed", "cancelled", "queued"],
  in_review: ["approved", "rejected", "queued"],
  approved: ["written_back", "in_review", "failed"],
  rejected: ["in_review", "queued"],
  written_back: ["reverted"],
  reverted: ["in_review", "queued"],
  failed: ["queued", "cancelled"],
  cancelled: ["queued"],
};

export function canMove(from: RenditionState, to: RenditionState): boolean {
  return moves[from].includes(to);
}

/** The states from which `to` can be reached; used as the guard of a conditional update. */
export function statesBefore(to: RenditionState): RenditionState[] {
  return renditionStates.filter((from) => canMove(from, to));
}

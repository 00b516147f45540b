/** Which steps of the set-up guide are behind the merchant; worked out from what happened, never ticked by hand. */
import type { Overview } from "#services/home/read-overview.ts";

export const guideSteps = ["read", "enhanced", "decided"] as const;
export type GuideStep = (typeof guideSteps)[number];

type Seen = Pick<Overview, "catalogueSyncedAt" | "counts">;

export function stepsDone({ catalogueSyncedAt, counts }: Seen): Record<GuideStep, boolean> {
  const decided = counts.written_back + counts.reverted + counts.approved + counts.rejected > 0;
  return { read: catalogueSyncedAt !== null, enhanced: decided || counts.in_review > 0, decided };
}

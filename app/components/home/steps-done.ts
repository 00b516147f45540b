/** Which steps of the set-up guide are behind the merchant; worked out from what happened, never ticked by hand. */
import type { Overview } from "#services/home/read-overview.ts";

type Seen = Pick<Overview, "catalogueSyncedAt" | "counts">;

export function stepsDone({ catalogueSyncedAt, counts }: Seen) {
  const published = counts.written_back + counts.reverted > 0;
  const decided = published || counts.approved + counts.rejected > 0;
  return {
    read: catalogueSyncedAt !== null,
    enhanced: decided || counts.in_review > 0,
    decided,
    published,
  };
}

/** Writes lines of the activity log, in the transaction of the change they tell of. */
import type { ActivityKind, ActivitySubject } from "#core/activity.ts";
import type { Transaction } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { foldText } from "#core/fold-text.ts";

export interface NewActivity {
  readonly kind: ActivityKind;
  /** `staff:<id>`, or what in Packshot did it by itself. */
  readonly actor: string;
  readonly subject?: ActivitySubject;
  readonly subjectId?: string;
  /** What people know the subject by, now; it stays when the subject is gone. */
  readonly title?: string;
  /** Only what changed. */
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
}

export async function recordActivity(tx: Transaction, shopId: string, activity: NewActivity): Promise<void> {
  await recordActivities(tx, shopId, [activity]);
}

/** The same for as many as a statement takes (services/portions.ts). */
export async function recordActivities(
  tx: Transaction,
  shopId: string,
  activities: readonly NewActivity[],
): Promise<void> {
  await tx.activity.createMany({
    data: activities.map((activity) => {
      const { title = "", actor, kind, subjectId = "" } = activity;
      return { shopId, ...activity, searchText: activityText([title, actor, kind, subjectId]) };
    }),
  });
}

/** What of a line is searched for: words without the signs between them, which the index would take for parts of words. */
export function activityText(parts: readonly string[]): string {
  return foldText(parts.join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ");
}

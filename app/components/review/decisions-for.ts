/** What can be done with a rendition, by its state. */
import type { Permission } from "#core/permissions.ts";
import type { ReviewDetail } from "#services/review/read-review.ts";

export type DecisionIntent = "approve" | "reject" | "reopen" | "write-back" | "revert" | "redo";

/** What somebody has to be allowed for it. */
export const permissionFor: Readonly<Record<DecisionIntent, Permission>> = {
  approve: "approve",
  reject: "approve",
  reopen: "approve",
  "write-back": "publish",
  revert: "publish",
  redo: "enhance",
};

export interface DecisionButton {
  readonly intent: DecisionIntent;
  readonly primary?: boolean;
  readonly tone?: "critical";
}

const reopen: DecisionButton = { intent: "reopen" };
const redo: DecisionButton = { intent: "redo" };

export function decisionsFor({
  state,
  writeBack,
}: Pick<ReviewDetail, "state" | "writeBack">): DecisionButton[] {
  if (swapUnderWay(writeBack)) return [];
  switch (state) {
    case "in_review":
      return [{ intent: "approve", primary: true }, { intent: "reject" }];
    case "approved":
      return [{ intent: "write-back", primary: true }, reopen];
    case "written_back":
      return [{ intent: "revert", tone: "critical" }];
    case "rejected":
      return [reopen, redo];
    case "reverted":
      return [reopen];
    case "failed":
    case "cancelled":
      return [{ ...redo, primary: true }];
    case "queued":
    case "rendering":
      return [];
  }
}

export function swapUnderWay(writeBack: ReviewDetail["writeBack"]): boolean {
  return writeBack?.state === "queued" || writeBack?.state === "running";
}

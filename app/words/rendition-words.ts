/** States and verdicts in words and badge tones; the word always says what the colour says. */
import type { BadgeProps } from "@shopify/polaris";
import type { RenditionState } from "#core/rendition-state.ts";
import type { Severity } from "#core/verdict.ts";
import type { ReviewDetail } from "#services/review/read-review.ts";

export interface BadgeWords {
  readonly text: string;
  readonly tone: NonNullable<BadgeProps["tone"]> | undefined;
  readonly progress?: NonNullable<BadgeProps["progress"]>;
}

export const stateWords: Readonly<Record<RenditionState, BadgeWords>> = {
  queued: { text: "Waiting", tone: undefined, progress: "incomplete" },
  rendering: { text: "Enhancing", tone: "info", progress: "partiallyComplete" },
  in_review: { text: "To review", tone: "attention" },
  approved: { text: "Approved", tone: "info", progress: "partiallyComplete" },
  rejected: { text: "Rejected", tone: undefined },
  written_back: { text: "In your shop", tone: "success", progress: "complete" },
  reverted: { text: "Taken back", tone: undefined },
  failed: { text: "Failed", tone: "critical" },
  cancelled: { text: "Cancelled", tone: undefined },
};

export const verdictWords: Readonly<Record<Severity, BadgeWords>> = {
  pass: { text: "Passed", tone: "success" },
  review: { text: "Look closely", tone: "warning" },
  fail: { text: "Not good enough", tone: "critical" },
};

/** Worst last, as the queue's tabs show them. Not core's own list: that module would bring zod to the browser. */
export const outcomes = Object.keys(verdictWords) as Severity[];

export const decisionWords: Readonly<Record<ReviewDetail["decisions"][number]["kind"], string>> = {
  approved: "Approved",
  rejected: "Rejected",
  reopened: "Taken back into review",
  redone: "Sent to be enhanced again",
  reverted: "Asked for the original back",
};

/** Who made a decision, from the actor the services store. */
export function actorName(actor: string): string {
  const staff = /^staff:(.+)$/.exec(actor)?.[1];
  if (staff !== undefined) return `Staff member ${staff}`;
  return actor === "policy" ? "Approval policy" : actor;
}

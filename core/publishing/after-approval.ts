/** What happens by itself once pictures of a linked product are approved, for each account. */
export const afterApprovals = [
  /** Nothing: a person plans and publishes. */
  "wait",
  /** The difference is worked out and waits for a person. */
  "plan",
  /** It is published as well, unless something stands in the way. */
  "publish",
] as const;

export type AfterApproval = (typeof afterApprovals)[number];

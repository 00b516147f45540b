/**
 * What the activity log knows: one line each for everything that changes a picture, the shop or how Packshot works.
 *
 * To add one: a name here and its words in app/locales (area `activity`); record it with
 * services/activity/record-activity.ts in the transaction of the change.
 */
export const activityKinds = [
  "picture.approved",
  "picture.rejected",
  "picture.reopened",
  "picture.redone",
  "write-back.asked",
  "write-back.done",
  "write-back.failed",
  "revert.asked",
  "revert.done",
  "revert.failed",
  "run.started",
  "run.cancelled",
  "run.retried",
  "run.reverted",
  "run.swaps-stopped",
  "sync.asked",
  "sync.cancelled",
  "settings.changed",
  "automation.changed",
  "staff.joined",
  "staff.changed",
  "plan.asked",
  "plan.changed",
  "plan.cancelled",
  "usage.charged",
  "usage.refused",
  "app.installed",
  "app.uninstalled",
  "publication.asked",
  "publication.approved",
  "publication.live",
  "publication.refused",
  "publication.failed",
  "publication.drifted",
  "publication.rescheduled",
  "publication.restored",
  "listing.confirmed",
  "listing.refused",
  "listing.unlinked",
  "listing.linked",
  "listing.arranged",
  "channel.connected",
  "channel.reconnected",
  "channel.signed-out",
  "channel.disconnected",
  "channel.automated",
  "channel.stopped",
  "channel.opened",
  "export.started",
  "export.ready",
  "export.failed",
  "export.cancelled",
  "audit.started",
  "audit.cancelled",
  "privacy.asked",
  "privacy.erased",
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/** What something was done to. */
export type ActivitySubject =
  | "publication"
  | "export"
  | "audit"
  | "listing"
  | "channel"
  | "picture"
  | "run"
  | "staff"
  | "rule"
  | "plan"
  | "shop";

/** What Packshot itself is called in the log, where no person acted. */
export const appActor = "Packshot";
/** The shop's approval policy, where it approves by itself. */
export const policyActor = "policy";

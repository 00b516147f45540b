/**
 * What a person of a shop may do in Packshot. Looking is open to everybody whom Shopify lets into the app.
 *
 * To add one: a name here, a sentence in app/locales (area `staff`), and `requirePermission` in the verbs it guards.
 */
export const permissions = [
  /** Start, cancel and repeat runs. */
  "enhance",
  /** Approve, reject and reopen pictures. */
  "approve",
  /** Put pictures into the shop and take them out again. */
  "publish",
  /** Change settings, automation, accounts and the plan. */
  "settings",
] as const;

export type Permission = (typeof permissions)[number];

const staffPrefix = "staff:";

/** Who did something, for decisions and the log: a person by Shopify's user id. */
export function staffActor(staffId: string): string {
  return `${staffPrefix}${staffId}`;
}

/** Shopify's user id of an actor; null for what Packshot does by itself. */
export function staffIdOf(actor: string): string | null {
  return actor.startsWith(staffPrefix) ? actor.slice(staffPrefix.length) : null;
}

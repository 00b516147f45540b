/** How an account stands: works, has to be signed in to soon, or does not work. */

export interface AccountHealth {
  readonly state: "good" | "ending" | "signed-out" | "disconnected";
  /** When the channel stops letting us in unless the seller signs in again; ISO 8601, null when it does not. */
  readonly signInEndsAt: string | null;
  /** Whole days until then. */
  readonly daysLeft: number | null;
  /** For `ending`: 30 days before, 7 days before, the last day. */
  readonly urgency: "soon" | "week" | "day" | null;
}

interface AccountRow {
  readonly state: "connected" | "reauth_required" | "disconnected";
  readonly refreshExpiresAt: Date | null;
}

const dayMs = 86_400_000;

/** Each connector says when its refresh token ends: Amazon's in 365 days, eBay's in 18 months, Etsy's in 90 days unused. */
export function accountHealth({ state, refreshExpiresAt }: AccountRow, now: Date): AccountHealth {
  const daysLeft =
    refreshExpiresAt && Math.max(0, Math.floor((refreshExpiresAt.getTime() - now.getTime()) / dayMs));
  const ends = { signInEndsAt: refreshExpiresAt?.toISOString() ?? null, daysLeft };
  if (state === "disconnected") return { state, ...ends, urgency: null };
  if (state === "reauth_required") return { state: "signed-out", ...ends, urgency: null };
  if (daysLeft === null || daysLeft > 30) return { state: "good", ...ends, urgency: null };
  return { state: "ending", ...ends, urgency: daysLeft > 7 ? "soon" : daysLeft > 1 ? "week" : "day" };
}

/** Who may call eBay's REST APIs, and how often: a daily count for each API, and a short burst for uploads. */
import { openSlidingLimit } from "../common/sliding-limit.ts";
import type { Clock, Grant, Tokens } from "../common/tokens.ts";
import { EbayRefusal, tooMany } from "./refusal.ts";

const base = "https://api.ebay.com/oauth/api_scope";
export const scopes = {
  inventory: `${base}/sell.inventory`,
  inventoryReadOnly: `${base}/sell.inventory.readonly`,
  identity: `${base}/commerce.identity.readonly`,
};

export interface EbayLimits {
  /** Calls a day to the Inventory API, of the whole app; 2,000,000 by default, as is said among developers. */
  readonly inventoryPerDay: number;
  /** Calls a day to Trading, of the whole app; 5,000 for an app that has not been checked by eBay. */
  readonly tradingPerDay: number;
  /** Uploads of one seller in five seconds; the Media API documents 50. */
  readonly uploadsPerFiveSeconds: number;
}

export interface DayCount {
  readonly limit: number;
  readonly count: number;
  /** ISO 8601. */
  readonly reset: string;
}

export interface Admission {
  /** @throws EbayRefusal 401 without a good token, 403 without the scope, 429 over a limit */
  toRest(token: string, method: string, path: string): Grant;
  /** False when the day's calls are used up. */
  toTrading(): boolean;
  readonly counts: () => Readonly<Record<"inventory" | "trading", DayCount>>;
}

export function openAdmission(tokens: Tokens, clock: Clock, limits: EbayLimits): Admission {
  const inventory = openDayCounter(clock, limits.inventoryPerDay);
  const trading = openDayCounter(clock, limits.tradingPerDay);
  const uploads = new Map<string, ReturnType<typeof openSlidingLimit>>();
  const uploadsOf = (sellerId: string) => {
    const limit = uploads.get(sellerId) ?? openSlidingLimit(clock.now, limits.uploadsPerFiveSeconds, 5_000);
    uploads.set(sellerId, limit);
    return limit;
  };
  return {
    toRest(token, method, path) {
      if (token === "") throw new EbayRefusal(401, 1002, "Missing access token", "OAuth");
      const grant = tokens.holderOf(token);
      if (grant === null) throw new EbayRefusal(401, 1001, "Invalid access token", "OAuth");
      if (!scopesFor(method, path).some((scope) => grant.scopes.includes(scope)))
        throw new EbayRefusal(403, 1100, "Access denied", "ACCESS");
      if (path.startsWith("/sell/inventory/") && !inventory.take()) throw tooMany;
      const isUpload = path.startsWith("/commerce/media/") && method === "POST";
      if (isUpload && !uploadsOf(grant.sellerId).take().allowed) throw tooMany;
      return grant;
    },
    toTrading: trading.take,
    counts: () => ({ inventory: inventory.read(), trading: trading.read() }),
  };
}

function scopesFor(method: string, path: string): readonly string[] {
  if (path.startsWith("/commerce/identity/")) return [scopes.identity];
  const reads = path.startsWith("/sell/inventory/") && method === "GET";
  return reads || path.startsWith("/developer/")
    ? [scopes.inventory, scopes.inventoryReadOnly]
    : [scopes.inventory];
}

/** Counts from midnight to midnight; eBay says when a count begins again, not that it slides. */
function openDayCounter(clock: Clock, limit: number) {
  const dayMs = 86_400_000;
  let [day, count] = [0, 0];
  const turn = () => {
    const today = Math.floor(clock.now() / dayMs);
    if (today !== day) [day, count] = [today, 0];
  };
  return {
    take: () => {
      turn();
      if (count >= limit) return false;
      count += 1;
      return true;
    },
    read: (): DayCount => {
      turn();
      return { limit, count, reset: new Date((day + 1) * dayMs).toISOString() };
    },
  };
}

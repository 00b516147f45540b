/**
 * The Admin API of one shop, for workers: every call finds the shop's offline token, renews it when it is about
 * to run out, and hands back Shopify's own HTTP answer.
 *
 * Not the library's `unauthenticated.admin`: it hides whether Shopify refused a renewal for good or was merely
 * unreachable, and whether an answer was 401, 429 or 503; jobs retry some of these and not others.
 */
import { HttpResponseError, type Session, type Shopify } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { AppError, toAppError } from "#core/errors.ts";
import { withTokenLock } from "#services/sessions/with-token-lock.ts";
import { shopFetch } from "./shop-fetch.server.ts";

interface Tools {
  readonly apiVersion: string;
  readonly library: Shopify;
  readonly sessionStorage: SessionStorage;
  readonly renewBeforeMs: number;
}

interface CallOptions {
  readonly variables?: Record<string, unknown>;
  readonly signal?: AbortSignal;
}

export type AdminGraphql = (query: string, options?: CallOptions) => Promise<Response>;

export function createAdminGraphql(tools: Tools): (domain: string) => AdminGraphql {
  return (domain) =>
    async (query, { variables, signal } = {}) => {
      const ask = (session: Session) =>
        shopFetch(`https://${domain}/admin/api/${tools.apiVersion}/graphql.json`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "x-shopify-access-token": session.accessToken ?? "",
          },
          body: JSON.stringify({ query, variables }),
          ...(signal && { signal }),
        });
      const session = await usableSession(tools, domain);
      const response = await ask(session);
      if (response.status !== 401) return response;
      await response.body?.cancel();
      const next = await afterRefusal(tools, domain, session);
      const again = await ask(next);
      if (again.status === 401) await forgetToken(tools, next);
      return again;
    };
}

/**
 * What to try once more with when a token was refused before its time: the one somebody else stored meanwhile, or a
 * renewed one. A token without a future goes, so that the merchant's next visit exchanges a new one.
 */
async function afterRefusal(tools: Tools, domain: string, refused: Session): Promise<Session> {
  return withTokenLock(domain, async () => {
    const current = await tools.sessionStorage.loadSession(refused.id);
    if (current && current.accessToken !== refused.accessToken) return current;
    try {
      return await renew(tools, domain, current);
    } catch (thrown) {
      if (toAppError(thrown).code === "SHOP_UNAVAILABLE") await forgetToken(tools, refused);
      throw thrown;
    }
  });
}

/** @throws AppError SHOP_UNAVAILABLE without a usable token; CHANNEL_FAILED when Shopify cannot be asked for one. */
async function usableSession(tools: Tools, domain: string): Promise<Session> {
  const id = tools.library.session.getOfflineId(domain);
  const isFresh = (session: Session | undefined) =>
    session?.isActive(undefined, tools.renewBeforeMs) ?? false;
  const stored = await tools.sessionStorage.loadSession(id);
  if (stored && isFresh(stored)) return stored;
  return withTokenLock(domain, async () => {
    const current = await tools.sessionStorage.loadSession(id);
    if (current && isFresh(current)) return current;
    return renew(tools, domain, current);
  });
}

async function renew(tools: Tools, domain: string, session: Session | undefined): Promise<Session> {
  if (!session?.refreshToken) {
    throw new AppError("SHOP_UNAVAILABLE", `expected a session for ${domain} but received none`);
  }
  const { session: renewed } = await tools.library.auth
    .refreshToken({ shop: domain, refreshToken: session.refreshToken })
    .catch((thrown: unknown) => {
      throw renewalError(domain, thrown);
    });
  // Stored without these, the session would look endless and never be renewed again (shopify-app-js #3400).
  if (!renewed.expires || !renewed.refreshToken) {
    throw new AppError(
      "CHANNEL_FAILED",
      `expected an expiring token for ${domain} but received an endless one`,
    );
  }
  await tools.sessionStorage.storeSession(renewed);
  return renewed;
}

function renewalError(domain: string, thrown: unknown): AppError {
  const status = thrown instanceof HttpResponseError ? (thrown.response as { code: number }).code : null;
  const refused = status !== null && status >= 400 && status < 500 && status !== 429;
  return new AppError(
    refused ? "SHOP_UNAVAILABLE" : "CHANNEL_FAILED",
    `expected a renewed token for ${domain} but received ${status?.toString() ?? "no answer"}`,
    { cause: thrown },
  );
}

/** A revoked token goes, so that the merchant's next visit exchanges a new one; a newer one stays. */
async function forgetToken({ sessionStorage }: Tools, refused: Session): Promise<void> {
  const stored = await sessionStorage.loadSession(refused.id);
  if (stored?.accessToken === refused.accessToken) await sessionStorage.deleteSession(refused.id);
}

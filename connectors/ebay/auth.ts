/**
 * Signing in to eBay: OAuth 2 with a RuName in place of a return address, and one refresh token for 18 months.
 * https://developer.ebay.com/api-docs/static/oauth-authorization-code-grant.html
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import type { ChannelAuth } from "../connector.ts";
import { addressOf, type EbayConfig, ebayScopes } from "./ebay-config.ts";

const timeoutMs = 15_000;

const accessSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refreshSchema = z.object({
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
});

export function ebayAuth(config: EbayConfig): ChannelAuth {
  return {
    authorizeUrl({ state }) {
      const url = addressOf(config, "https://auth.ebay.com/oauth2/authorize");
      url.search = new URLSearchParams({
        client_id: config.clientId,
        redirect_uri: config.ruName,
        response_type: "code",
        scope: ebayScopes.join(" "),
        state,
        // Who is signed in to eBay in this browser need not be the seller to connect.
        prompt: "login",
      }).toString();
      return url.href;
    },
    async exchange({ parameters }) {
      const code = parameters.get("code");
      if (code === null) {
        const said = parameters.get("error") ?? "none";
        throw new AppError("BAD_INPUT", `expected a code from eBay but received ${said}`);
      }
      const asked = { grant_type: "authorization_code", redirect_uri: config.ruName, code };
      const answer = await askForTokens(config, asked, "BAD_INPUT");
      const { refresh_token, refresh_token_expires_in } = read(refreshSchema, answer);
      const refreshExpiresAt = fromNow(refresh_token_expires_in);
      return { ...accessOf(answer), refreshToken: refresh_token, refreshExpiresAt };
    },
    /** eBay answers with a new access token only; the refresh token stays as it is. */
    async refresh({ refreshToken, refreshExpiresAt }) {
      const asked = {
        grant_type: "refresh_token",
        refresh_token: refreshToken,
        scope: ebayScopes.join(" "),
      };
      const answer = await askForTokens(config, asked, "REAUTH_REQUIRED");
      return { ...accessOf(answer), refreshToken, refreshExpiresAt };
    },
  };
}

function accessOf(answer: unknown): Pick<ChannelTokens, "accessToken" | "accessExpiresAt"> {
  const { access_token, expires_in } = read(accessSchema, answer);
  return { accessToken: access_token, accessExpiresAt: fromNow(expires_in) };
}

const fromNow = (seconds: number) => new Date(Date.now() + 1_000 * seconds);

function read<Result>(schema: z.ZodType<Result>, answer: unknown): Result {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new AppError("CHANNEL_FAILED", "expected tokens from eBay but received another answer");
}

/** @param refused what it means when eBay does not accept the code or token */
async function askForTokens(
  config: EbayConfig,
  asked: Readonly<Record<string, string>>,
  refused: "BAD_INPUT" | "REAUTH_REQUIRED",
): Promise<unknown> {
  const { status, body } = await post(config, asked);
  if (status === 200) return body;
  const { error } = z.object({ error: z.string() }).catch({ error: "no reason" }).parse(body);
  // Anything but a spent grant is about the app or about eBay: signing in again would not help.
  if (error === "invalid_grant")
    throw new AppError(refused, `expected eBay to accept the sign-in but received ${error}`);
  throw new AppError("CHANNEL_FAILED", `expected tokens from eBay but received ${status}: ${error}`);
}

async function post(config: EbayConfig, asked: Readonly<Record<string, string>>) {
  const basic = Buffer.from(`${config.clientId}:${config.clientSecret}`).toString("base64");
  try {
    const response = await fetch(addressOf(config, "https://api.ebay.com/identity/v1/oauth2/token"), {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams(asked),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch (cause) {
    const message = "expected an answer of eBay's token endpoint but received none";
    throw new AppError("CHANNEL_FAILED", message, { cause });
  }
}

/** Signing in to Etsy: OAuth 2 with PKCE, and refresh tokens that are spent by using them. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import type { ChannelAuth } from "../connector.ts";
import { type EtsyConfig, etsyScopes } from "./etsy-config.ts";

const timeoutMs = 15_000;
/** https://developers.etsy.com/documentation/essentials/authentication#requesting-a-refresh-oauth-token */
const refreshLastsMs = 90 * 86_400_000;

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

export function etsyAuth(config: EtsyConfig): ChannelAuth {
  return {
    authorizeUrl({ state, codeVerifier, redirectUrl }) {
      const url = new URL("/oauth/connect", config.signInUrl);
      url.search = new URLSearchParams({
        response_type: "code",
        client_id: config.keystring,
        redirect_uri: redirectUrl,
        scope: etsyScopes.join(" "),
        state,
        code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
        code_challenge_method: "S256",
      }).toString();
      return url.href;
    },
    exchange({ parameters, codeVerifier, redirectUrl }) {
      const code = parameters.get("code");
      if (code === null)
        throw new AppError(
          "BAD_INPUT",
          `expected a code from Etsy but received ${parameters.get("error") ?? "none"}`,
        );
      const asked = {
        grant_type: "authorization_code",
        redirect_uri: redirectUrl,
        code,
        code_verifier: codeVerifier,
      };
      return askForTokens(config, asked, "BAD_INPUT");
    },
    refresh: ({ refreshToken }) =>
      askForTokens(config, { grant_type: "refresh_token", refresh_token: refreshToken }, "REAUTH_REQUIRED"),
  };
}

/** @param refused what it means when Etsy does not accept the code or token */
async function askForTokens(
  config: EtsyConfig,
  asked: Readonly<Record<string, string>>,
  refused: "BAD_INPUT" | "REAUTH_REQUIRED",
): Promise<ChannelTokens> {
  const answer = await post(config, asked);
  if (answer.status === 400 || answer.status === 401) {
    const { error } = z.object({ error: z.string() }).catch({ error: "no reason" }).parse(answer.body);
    throw new AppError(
      refused,
      `expected Etsy to accept the ${asked["grant_type"] ?? ""} but received ${error}`,
    );
  }
  const read = tokenSchema.safeParse(answer.body);
  if (answer.status !== 200 || !read.success)
    throw new AppError("CHANNEL_FAILED", `expected tokens from Etsy but received status ${answer.status}`);
  const now = Date.now();
  return {
    accessToken: read.data.access_token,
    accessExpiresAt: new Date(now + 1_000 * read.data.expires_in),
    refreshToken: read.data.refresh_token,
    refreshExpiresAt: new Date(now + refreshLastsMs),
  };
}

async function post(config: EtsyConfig, asked: Readonly<Record<string, string>>) {
  try {
    const response = await fetch(new URL("/v3/public/oauth/token", config.apiUrl), {
      method: "POST",
      body: new URLSearchParams({ client_id: config.keystring, ...asked }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch (cause) {
    throw new AppError("CHANNEL_FAILED", "expected an answer of Etsy's token endpoint but received none", {
      cause,
    });
  }
}

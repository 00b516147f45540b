/** Signing in to Amazon: consent in Seller Central, tokens from Login with Amazon. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelTokens } from "#core/publishing/account.ts";
import type { ChannelAuth } from "../connector.ts";
import type { AmazonConfig } from "./amazon-config.ts";
import { regionOf, sellerCentral } from "./marketplaces.ts";

const timeoutMs = 15_000;
/** https://developer-docs.amazon.com/sp-api/docs/authorize-public-applications: renewed by signing in once a year. */
const signInLastsMs = 365 * 86_400_000;

const tokenSchema = z.object({
  access_token: z.string().min(1),
  /** The one that was sent, when it was sent. */
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
});

export function amazonAuth(config: AmazonConfig): ChannelAuth {
  return {
    authorizeUrl({ region, state }) {
      const url = new URL("/apps/authorize/consent", sellerCentral(regionOf(region), config.sandboxUrl));
      url.search = new URLSearchParams({ application_id: config.applicationId, state }).toString();
      return url.href;
    },
    sellerOf: (parameters) => parameters.get("selling_partner_id"),
    async exchange({ parameters }) {
      const code = parameters.get("spapi_oauth_code");
      if (code === null) {
        const told = parameters.get("error") ?? "none";
        throw new AppError("BAD_INPUT", `expected a code from Amazon but received ${told}`);
      }
      const asked = { grant_type: "authorization_code", code };
      const given = await askForTokens(config, asked, "BAD_INPUT");
      if (given.refresh_token === undefined)
        throw new AppError("CHANNEL_FAILED", "expected a refresh token from Amazon but received none");
      const refreshExpiresAt = new Date(Date.now() + signInLastsMs);
      return { ...accessOf(given), refreshToken: given.refresh_token, refreshExpiresAt };
    },
    /** The refresh token stays the same, and so does the day on which the seller has to sign in again. */
    async refresh({ refreshToken, refreshExpiresAt }) {
      const asked = { grant_type: "refresh_token", refresh_token: refreshToken };
      const given = await askForTokens(config, asked, "REAUTH_REQUIRED");
      return { ...accessOf(given), refreshToken: given.refresh_token ?? refreshToken, refreshExpiresAt };
    },
  };
}

type GivenTokens = z.infer<typeof tokenSchema>;

function accessOf({
  access_token,
  expires_in,
}: GivenTokens): Pick<ChannelTokens, "accessToken" | "accessExpiresAt"> {
  return { accessToken: access_token, accessExpiresAt: new Date(Date.now() + 1_000 * expires_in) };
}

/** @param refused what it means when Amazon does not accept the code or token */
async function askForTokens(
  config: AmazonConfig,
  asked: Readonly<Record<string, string>>,
  refused: "BAD_INPUT" | "REAUTH_REQUIRED",
): Promise<GivenTokens> {
  const answer = await post(config, asked);
  const { error } = z.object({ error: z.string() }).catch({ error: "no reason" }).parse(answer.body);
  // Any other error, such as a secret that ran out, is about this installation and not about the seller.
  if (error === "invalid_grant")
    throw new AppError(
      refused,
      `expected Amazon to accept the ${asked["grant_type"] ?? ""} but received ${error}`,
    );
  const read = tokenSchema.safeParse(answer.body);
  if (answer.status === 200 && read.success) return read.data;
  throw new AppError(
    "CHANNEL_FAILED",
    `expected tokens from Amazon but received status ${answer.status}: ${error}`,
  );
}

async function post(config: AmazonConfig, asked: Readonly<Record<string, string>>) {
  const { clientId, clientSecret, sandboxUrl } = config;
  try {
    const response = await fetch(new URL("/auth/o2/token", sandboxUrl ?? "https://api.amazon.com"), {
      method: "POST",
      body: new URLSearchParams({ ...asked, client_id: clientId, client_secret: clientSecret }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch (cause) {
    throw new AppError("CHANNEL_FAILED", "expected an answer of Login with Amazon but received none", {
      cause,
    });
  }
}

/** The tokens of an account as its row holds them, sealed. */
import type { ChannelTokens } from "#core/publishing/account.ts";
import { open, seal } from "../crypto.ts";
import { tokenContext } from "./token-context.ts";

export interface TokenColumns {
  readonly accessToken: string | null;
  readonly accessExpiresAt: Date | null;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: Date | null;
}

export function sealTokens(shopId: string, accountId: string, tokens: ChannelTokens): TokenColumns {
  return {
    accessToken: seal(tokens.accessToken, tokenContext(shopId, accountId, "access")),
    accessExpiresAt: tokens.accessExpiresAt,
    refreshToken: seal(tokens.refreshToken, tokenContext(shopId, accountId, "refresh")),
    refreshExpiresAt: tokens.refreshExpiresAt,
  };
}

/** Null when there are none, or none that open with our key. */
export function openTokens(shopId: string, accountId: string, columns: TokenColumns): ChannelTokens | null {
  const { accessToken, refreshToken, accessExpiresAt, refreshExpiresAt } = columns;
  if (accessToken === null || refreshToken === null || accessExpiresAt === null) return null;
  const access = open(accessToken, tokenContext(shopId, accountId, "access"));
  const refresh = open(refreshToken, tokenContext(shopId, accountId, "refresh"));
  if (access === null || refresh === null) return null;
  return { accessToken: access, refreshToken: refresh, accessExpiresAt, refreshExpiresAt };
}

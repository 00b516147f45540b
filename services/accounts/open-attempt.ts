/** A sign-in as the person who began it may see and settle it; for everybody else it does not exist. */
import { z } from "zod";
import { staffIdOf } from "#core/permissions.ts";
import type { AccountDescription, ChannelTokens } from "#core/publishing/account.ts";
import { connectedChannels, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import type { Transaction } from "#prisma/client.ts";
import type { ConnectAttempt } from "#prisma/generated/client.ts";
import { open } from "../crypto.ts";
import { notFound } from "../not-found.ts";
import { attemptContext } from "./attempt-context.ts";

const tokensSchema: z.ZodType<ChannelTokens> = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.coerce.date(),
  refreshToken: z.string(),
  refreshExpiresAt: z.coerce.date().nullable(),
});

const accountSchema: z.ZodType<AccountDescription> = z.object({
  sellerId: z.string(),
  name: z.string(),
  marketplaces: z.array(z.object({ id: z.string(), country: z.string(), active: z.boolean() })),
});

export interface OpenAttempt {
  readonly row: ConnectAttempt;
  readonly channel: ConnectedChannel;
  /** Null once it is settled, ran out, or brought nothing. */
  readonly brought: { readonly tokens: ChannelTokens; readonly account: AccountDescription } | null;
}

/** @throws AppError NOT_FOUND for another shop's, and for one that somebody else began */
export async function openAttempt(
  tx: Transaction,
  shopId: string,
  attemptId: string,
  actor: string,
): Promise<OpenAttempt> {
  const staffId = staffIdOf(actor) ?? "";
  const row = await tx.connectAttempt.findUnique({ where: { id: attemptId, shopId, staffId } });
  const channel = connectedChannels.find((name) => name === row?.channel);
  if (row === null || channel === undefined) throw notFound("sign-in", attemptId);
  return { row, channel, brought: readBrought(row) };
}

function readBrought({ id, shopId, tokens, account, settledAt, expiresAt }: ConnectAttempt) {
  if (tokens === null || account === null || settledAt !== null || expiresAt < new Date()) return null;
  const opened = open(tokens, attemptContext(shopId, id, "tokens"));
  if (opened === null) return null;
  return { tokens: tokensSchema.parse(JSON.parse(opened)), account: accountSchema.parse(account) };
}

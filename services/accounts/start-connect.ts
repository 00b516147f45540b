/** A seller is about to leave for a channel's sign-in page: remembers who, for which shop, and for how long it counts. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { AppError } from "#core/errors.ts";
import { staffIdOf } from "#core/permissions.ts";
import { channelTraits, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { seal } from "../crypto.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { attemptContext } from "./attempt-context.ts";

const connectWithinMs = 10 * 60_000;

export interface ConnectWish {
  readonly channel: ConnectedChannel;
  readonly region: string;
  /** The account that is signed in to again; null for one more. */
  readonly accountId: string | null;
  readonly actor: string;
}

/** What goes with the seller; neither is stored in the clear. */
export interface StartedConnect {
  readonly region: string;
  readonly state: string;
  /** RFC 7636: 43 to 128 characters of the unreserved ones. */
  readonly codeVerifier: string;
}

/** @throws AppError FORBIDDEN; NOT_FOUND for an account of another shop; BAD_INPUT for a region the channel has not */
export async function startConnect(shopId: string, wish: ConnectWish): Promise<StartedConnect> {
  const staffId = staffIdOf(wish.actor);
  if (staffId === null)
    throw new AppError("FORBIDDEN", `expected a person to connect an account but received ${wish.actor}`);
  const state = randomBytes(32).toString("base64url");
  const codeVerifier = randomBytes(48).toString("base64url");
  const region = await prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, wish.actor, "settings");
    const [id, chosen] = [randomUUID(), await regionOf(tx, shopId, wish)];
    await tx.connectAttempt.create({
      data: {
        ...{ id, shopId, staffId, channel: wish.channel, region: chosen, accountId: wish.accountId },
        stateHash: hashState(state),
        codeVerifier: seal(codeVerifier, attemptContext(shopId, id, "verifier")),
        expiresAt: new Date(Date.now() + connectWithinMs),
      },
    });
    return chosen;
  });
  return { region, state, codeVerifier };
}

/** An account that comes back stays in its region. */
async function regionOf(tx: Transaction, shopId: string, wish: ConnectWish): Promise<string> {
  const { accountId, channel, region } = wish;
  if (accountId !== null) {
    const account = await tx.channelAccount.findUnique({ where: { id: accountId, shopId, channel } });
    if (account === null) throw notFound("channel account", accountId);
    return account.region;
  }
  if (channelTraits[channel].regions.includes(region)) return region;
  throw new AppError("BAD_INPUT", `expected a region of ${channel} but received "${region}"`);
}

export function hashState(state: string): string {
  return createHash("sha256").update(state).digest("hex");
}

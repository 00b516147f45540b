/** Records what became of a publication that was sent, and when to look at the channel next. */
import { appActor } from "#core/activity.ts";
import type { AppError } from "#core/errors.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { enqueue } from "../outbox.ts";
import { failureSentence } from "./failure-sentence.ts";
import { movePublication } from "./move-publication.ts";

export interface Outcome {
  readonly result: "accepted" | "done" | "rejected";
  readonly ledger: PublishLedger;
  readonly issues: readonly ChannelIssue[];
}

/** Until the first look at a channel that has only accepted. */
const firstLookMs = 5_000;

const states = { accepted: "accepted", done: "verifying", rejected: "rejected" } as const;

export async function recordOutcome(shopId: string, publicationId: string, outcome: Outcome): Promise<void> {
  const { result, ledger, issues } = outcome;
  await prisma.$transaction(async (tx) => {
    const now = new Date();
    const ended = result === "rejected" ? { finishedAt: now } : { acceptedAt: now };
    const data = { ledger, issues: [...issues], errorCode: null, errorMessage: null, ...ended };
    if (!(await movePublication(tx, shopId, publicationId, { to: states[result], actor: appActor, data })))
      return;
    if (result === "rejected") return noteEnd(tx, shopId, publicationId, "publication.refused");
    await lookAgain(tx, shopId, publicationId, result === "done" ? 0 : firstLookMs);
  });
}

export async function lookAgain(
  tx: Transaction,
  shopId: string,
  publicationId: string,
  inMs: number,
): Promise<void> {
  await tx.publication.updateMany({
    where: { id: publicationId, shopId },
    data: { nextLookAt: new Date(Date.now() + inMs) },
  });
  await enqueue(tx, "track-publication", { shopId, publicationId }, { delayMs: inMs });
}

const statesOfErrors: Readonly<Partial<Record<AppError["code"], PublicationState>>> = {
  REAUTH_REQUIRED: "reauth_required",
  NOT_FOUND: "rejected",
};

/** A listing that is gone is the channel's no; a sign-in that ran out waits for the seller; the rest is given up. */
export async function failPublication(shopId: string, publicationId: string, error: AppError): Promise<void> {
  const to = statesOfErrors[error.code] ?? "failed";
  await prisma.$transaction(async (tx) => {
    const { listing } = await tx.publication.findUniqueOrThrow({
      where: { id: publicationId, shopId },
      select: { listing: { select: { account: { select: { channel: true } } } } },
    });
    const errorMessage = failureSentence(error, listing.account.channel as ConnectedChannel);
    const data = { errorCode: error.code, errorMessage };
    if (!(await movePublication(tx, shopId, publicationId, { to, actor: appActor, data }))) return;
    await noteEnd(tx, shopId, publicationId, "publication.failed");
  });
}

export async function noteEnd(
  tx: Transaction,
  shopId: string,
  publicationId: string,
  kind: "publication.live" | "publication.refused" | "publication.failed" | "publication.drifted",
): Promise<void> {
  const { listing } = await tx.publication.findUniqueOrThrow({
    where: { id: publicationId, shopId },
    select: { listing: { select: { title: true } } },
  });
  const subject = { subject: "publication", subjectId: publicationId, title: listing.title } as const;
  await recordActivity(tx, shopId, { kind, actor: appActor, ...subject });
}

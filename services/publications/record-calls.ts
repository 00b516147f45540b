/** Keeps the calls of a job in the history of each publication they were made for, in one statement at its end; a picture's bytes are never in it. */
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** As connectors/connector.ts:RecordedExchange tells it. */
export interface CallRecord {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly request: unknown;
  readonly status: number | null;
  readonly response: unknown;
  readonly requestId: string | null;
  readonly ms: number;
}

/** A longer answer is cut, so that one call never fills a page. */
const maxTextLength = 4_000;

export async function recordCalls(
  shopId: string,
  publicationIds: readonly string[],
  actor: string,
  calls: readonly CallRecord[],
): Promise<void> {
  const details = calls.map(({ request, response, ...call }) => ({
    ...{ ...call, request: cut(request), response: cut(response) },
  }));
  await prisma.publicationEvent.createMany({
    data: publicationIds.flatMap((publicationId) =>
      details.map((detail) => ({ shopId, publicationId, actor, kind: "call", detail })),
    ),
  });
}

function cut(told: unknown): Prisma.InputJsonValue | null {
  const text = JSON.stringify(told ?? null);
  if (text.length <= maxTextLength) return told ?? null;
  return `${text.slice(0, maxTextLength)} …`;
}

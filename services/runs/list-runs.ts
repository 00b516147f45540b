/** Lists the shop's runs, newest first. */
import { prisma } from "#prisma/client.ts";
import { beyond, cutPage, decodeCursor, keysetOrder } from "../keyset.ts";
import { summariseRuns, type RunSummary } from "./run-summary.ts";

export interface RunPage {
  readonly runs: RunSummary[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

const pageSize = 25;

/** @throws AppError BAD_INPUT for a cursor that is none */
export async function listRuns(shopId: string, cursorText?: string | null): Promise<RunPage> {
  const cursor = typeof cursorText === "string" ? decodeCursor(cursorText) : null;
  const read = await prisma.run.findMany({
    where: { shopId, ...(cursor && beyond("createdAt", "newest", cursor)) },
    orderBy: keysetOrder("createdAt", "newest", cursor?.back ?? false),
    take: pageSize + 1,
  });
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, (run) => run.createdAt);
  return { runs: await summariseRuns(rows), ...neighbours };
}

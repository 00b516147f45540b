/**
 * Seals every stored secret anew with the first key, so that an old one can be thrown away. Safe beside a running app,
 * and to run again: what is sealed with the first key is passed over, and what was renewed meanwhile is left alone.
 *
 * To add a sealed column: a line in `sealedColumns`.
 */
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { attemptContext } from "./accounts/attempt-context.ts";
import { tokenContext } from "./accounts/token-context.ts";
import { isCurrent, open, seal } from "./crypto.ts";
import { sessionContext } from "./sessions/session-context.ts";

interface SealedRow {
  readonly id: string;
  /** Empty for rows that belong to no shop's id. */
  readonly shopId: string;
  readonly sealed: string;
}

interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly contextOf: (row: SealedRow) => string;
}

const sealedColumns: readonly SealedColumn[] = [
  ...(["accessToken", "refreshToken"] as const).map((column) => ({
    ...{ table: "Session", column, contextOf: ({ id }: SealedRow) => sessionContext(id, column) },
  })),
  {
    ...{ table: "ChannelAccount", column: "accessToken" },
    contextOf: ({ id, shopId }) => tokenContext(shopId, id, "access"),
  },
  {
    ...{ table: "ChannelAccount", column: "refreshToken" },
    contextOf: ({ id, shopId }) => tokenContext(shopId, id, "refresh"),
  },
  {
    ...{ table: "ConnectAttempt", column: "codeVerifier" },
    contextOf: ({ id, shopId }) => attemptContext(shopId, id, "verifier"),
  },
  {
    ...{ table: "ConnectAttempt", column: "tokens" },
    contextOf: ({ id, shopId }) => attemptContext(shopId, id, "tokens"),
  },
];

export interface RotatedColumn {
  /** `Table.column` */
  readonly name: string;
  /** Sealed with the first key already. */
  readonly current: number;
  readonly resealed: number;
  /** Sealed with a key that is not given; left as they are. */
  readonly unopened: number;
}

const pageSize = 500;

export async function rotateKeys(): Promise<RotatedColumn[]> {
  const rotated: RotatedColumn[] = [];
  for (const column of sealedColumns) rotated.push(await rotateColumn(column));
  return rotated;
}

async function rotateColumn({ table, column, contextOf }: SealedColumn): Promise<RotatedColumn> {
  const names = { table: Prisma.raw(`"${table}"`), column: Prisma.raw(`"${column}"`) };
  const counts = { current: 0, resealed: 0, unopened: 0 };
  let after = "";
  for (;;) {
    const rows = await prisma.$queryRaw<SealedRow[]>`
      SELECT id, COALESCE(to_jsonb(t)->>'shopId', '') AS "shopId", ${names.column} AS sealed FROM ${names.table} t
      WHERE ${names.column} IS NOT NULL AND id > ${after} ORDER BY id LIMIT ${pageSize}`;
    for (const row of rows) counts[await reseal(row)] += 1;
    const last = rows.at(-1);
    if (last === undefined) return { name: `${table}.${column}`, ...counts };
    after = last.id;
  }

  async function reseal(row: SealedRow): Promise<keyof typeof counts> {
    if (isCurrent(row.sealed)) return "current";
    const plain = open(row.sealed, contextOf(row));
    if (plain === null) return "unopened";
    await prisma.$executeRaw`
      UPDATE ${names.table} SET ${names.column} = ${seal(plain, contextOf(row))}
      WHERE id = ${row.id} AND ${names.column} = ${row.sealed}`;
    return "resealed";
  }
}

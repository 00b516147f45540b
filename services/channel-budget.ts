/**
 * What an account may still call on its channel: a token bucket per operation, in the database, so that every worker
 * draws on the same one. See docs/decisions/014-shared-query-budget.md for the same with Shopify.
 */
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

export interface CallLimit {
  readonly perSecond: number;
  readonly burst: number;
}

const now = Prisma.sql`(clock_timestamp() AT TIME ZONE 'UTC')`;

/** @returns 0 when the call may be made now, else how long to wait before asking again, in milliseconds */
export const takeCall = (accountId: string, operation: string, limit: CallLimit): Promise<number> =>
  take(accountBudgets, accountId, operation, limit);

/** The same where the channel counts by app: one bucket for all accounts of all shops. */
export const takeAppCall = (channel: string, operation: string, limit: CallLimit): Promise<number> =>
  take(appBudgets, channel, operation, limit);

const accountBudgets = { table: Prisma.sql`"ChannelBudget"`, owner: Prisma.sql`"accountId"` };
const appBudgets = { table: Prisma.sql`"AppBudget"`, owner: Prisma.sql`channel` };

async function take(
  { table, owner }: typeof accountBudgets,
  whose: string,
  operation: string,
  { perSecond, burst }: CallLimit,
): Promise<number> {
  const level = Prisma.sql`LEAST(${burst}::float, budget.available + ${perSecond}::float * GREATEST(0, EXTRACT(EPOCH FROM ${now} - budget.at)))`;
  const taken = await prisma.$executeRaw`
    INSERT INTO ${table} AS budget (${owner}, operation, available, at)
    VALUES (${whose}, ${operation}, ${burst - 1}::float, ${now})
    ON CONFLICT (${owner}, operation) DO UPDATE SET available = ${level} - 1, at = ${now}
    WHERE ${level} >= 1`;
  if (taken === 1) return 0;
  const [row] = await prisma.$queryRaw<{ waitMs: number }[]>`
    SELECT GREATEST(1, 1000 * (1 - ${level}) / ${perSecond}::float)::float AS "waitMs"
    FROM ${table} AS budget WHERE ${owner} = ${whose} AND operation = ${operation}`;
  return Math.ceil(row?.waitMs ?? 1);
}

export interface CallsLeft {
  readonly operation: string;
  readonly left: number;
  readonly burst: number;
  readonly perSecond: number;
}

/** What is left of each bucket at this moment; one that was never drawn on is full. */
export function callsLeft(
  budgets: readonly { readonly operation: string; readonly available: number; readonly at: Date }[],
  limits: Readonly<Record<string, CallLimit>>,
  at: Date,
): CallsLeft[] {
  return Object.entries(limits).map(([operation, { burst, perSecond }]) => {
    const budget = budgets.find((one) => one.operation === operation);
    const seconds = budget === undefined ? 0 : Math.max(0, at.getTime() - budget.at.getTime()) / 1_000;
    const level = budget === undefined ? burst : Math.min(burst, budget.available + perSecond * seconds);
    return { operation, left: Math.max(0, Math.floor(level)), burst, perSecond };
  });
}

/** The one database client of this process: Prisma without its engine binary, over the `pg` driver. */
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#services/env.ts";
import { PrismaClient } from "./generated/client.ts";

export const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: env.DATABASE_URL }) });

/** A transaction's client; verbs that take one take part in their caller's transaction. */
export type Transaction = Parameters<Parameters<typeof prisma.$transaction>[0]>[0];

/** Brings a database to the newest schema; asks the database first, because Prisma's own tool takes seconds to say that nothing is to do. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { runTool } from "./run-tool.ts";

const migrationsDir = path.resolve(import.meta.dirname, "../../prisma/migrations");

export async function migrate(
  databaseUrl: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const found = await readdir(migrationsDir, { withFileTypes: true });
  const applied = await appliedMigrations(databaseUrl);
  if (found.every((entry) => !entry.isDirectory() || applied.has(entry.name))) return;
  say("Preparing the database …");
  await runTool("prisma/build/index.js", ["migrate", "deploy"], { DATABASE_URL: databaseUrl }, signal);
}

async function appliedMigrations(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const {
      rows: [table],
    } = await client.query<{ name: string | null }>("SELECT to_regclass('_prisma_migrations') AS name");
    if (table?.name == null) return new Set();
    const { rows } = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    return new Set(rows.map((row) => row.migration_name));
  } finally {
    await client.end();
  }
}

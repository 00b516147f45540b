/** Brings a database to the newest schema; skipped when this data folder's database already has it. */
import path from "node:path";
import { runTool } from "./run-tool.ts";
import { whenChanged } from "./stamp.ts";

export async function migrate(
  databaseUrl: string,
  dataDir: string,
  say: (line: string) => void,
): Promise<void> {
  await whenChanged(path.join(dataDir, "migrated"), ["prisma/migrations/**/*.sql"], async () => {
    say("Preparing the database …");
    await runTool("prisma/build/index.js", ["migrate", "deploy"], { DATABASE_URL: databaseUrl });
  });
}

/** Prisma's command line: JavaScript schema engine over a driver adapter, nothing downloaded. */
import path from "node:path";
import { defineConfig } from "prisma/config";
import { freeLockTimer } from "./prisma/free-lock-timer.ts";
import { SchemaEngineAdapter } from "./prisma/schema-engine-adapter.ts";

// `generate` needs an address to read, not a server to talk to.
const databaseUrl = (process.env["DATABASE_URL"] ??= "postgresql://localhost/packshot");

freeLockTimer();

export default defineConfig({
  schema: path.join("prisma", "schema.prisma"),
  migrations: { path: path.join("prisma", "migrations") },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => new SchemaEngineAdapter(databaseUrl),
});

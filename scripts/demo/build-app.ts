/** Builds the Remix app for production, and the extensions for Shopify's admin, when their sources changed. */
import path from "node:path";
import { buildExtensions } from "../build-extensions.ts";
import { runTool } from "./run-tool.ts";
import { whenChanged } from "./stamp.ts";

const root = path.resolve(import.meta.dirname, "../..");
const sources = [
  "app/**/*",
  "extensions/**/*",
  "scripts/build-extensions.ts",
  "core/**/*",
  "services/**/*",
  "prisma/schema.prisma",
  "prisma/client.ts",
  "public/**/*",
  "vite.config.ts",
  "package-lock.json",
];

export async function buildApp(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  await whenChanged(path.join(root, "build/.packshot-sources"), sources, async () => {
    say("Building the app …");
    await runTool("@remix-run/dev/dist/cli.js", ["vite:build"], { NODE_ENV: "production" }, signal);
    await buildExtensions();
  });
}

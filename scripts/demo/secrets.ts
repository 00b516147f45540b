/** The demo's own random secrets, made once per data folder and readable by its owner only. */
import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const secretsSchema = z.object({ apiKey: z.string(), apiSecret: z.string(), secretKey: z.string() });

export type Secrets = z.infer<typeof secretsSchema>;

export async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, "secrets.json");
  const stored = await readFile(file, "utf8").catch(() => null);
  if (stored !== null) return secretsSchema.parse(JSON.parse(stored));
  const secrets: Secrets = {
    apiKey: randomBytes(16).toString("hex"),
    apiSecret: `shpss_${randomBytes(16).toString("hex")}`,
    secretKey: randomBytes(32).toString("base64"),
  };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(secrets), { mode: 0o600, flush: true });
  await rename(draft, file); // half a file would end every later start
  return secrets;
}

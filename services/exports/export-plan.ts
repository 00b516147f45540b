/**
 * What goes into an export, kept in storage before the first picture is packed: a worker that takes over packs exactly the
 * same, whatever was approved meanwhile.
 */
import { z } from "zod";
import { storage } from "../storage.ts";
import { exportFolder } from "./export-file.ts";

const planSchema = z.object({
  entries: z.array(z.object({ name: z.string(), key: z.string(), bytes: z.int().positive() })),
  /** The two tables as they will be written. */
  table: z.string(),
  problems: z.string(),
});

export type ExportPlan = z.infer<typeof planSchema>;
export type PlannedEntry = ExportPlan["entries"][number];

const keyOf = (shopId: string, exportId: string) => `${exportFolder(shopId, exportId)}/plan.json`;

export async function keepPlan(shopId: string, exportId: string, plan: ExportPlan): Promise<void> {
  await storage.putBytes(keyOf(shopId, exportId), Buffer.from(JSON.stringify(plan)), "application/json");
}

/** Null before it was made. */
export async function readPlan(shopId: string, exportId: string): Promise<ExportPlan | null> {
  const key = keyOf(shopId, exportId);
  if (!(await storage.exists(key))) return null;
  return planSchema.parse(JSON.parse((await storage.getBytes(key)).toString("utf8")));
}

/** Below what old ZIP readers, and one upload to a bucket, can hold. */
const maxFile = { bytes: 2_000_000_000, entries: 50_000 };

/** The pictures of each ZIP, in order; one ZIP at least, for the tables are worth having alone. */
export function cutIntoFiles(entries: readonly PlannedEntry[], most = maxFile): PlannedEntry[][] {
  const files: PlannedEntry[][] = [[]];
  let bytes = 0;
  for (const entry of entries) {
    const last = files.at(-1) ?? [];
    if (last.length > 0 && (bytes + entry.bytes > most.bytes || last.length >= most.entries)) {
      files.push([entry]);
      bytes = entry.bytes;
    } else {
      last.push(entry);
      bytes += entry.bytes;
    }
  }
  return files;
}

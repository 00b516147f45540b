/** results.json: what one run of the quality report measured, and how it is read back for a comparison. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { findingSchema } from "#core/verdict.ts";
import { wrong } from "./photo-set.ts";

const scoreSchema = z.object({
  mae: z.number(),
  iou: z.number(),
  boundaryF: z.number(),
  sad: z.number(),
  gradient: z.number(),
});

const photoResultSchema = z.object({
  id: z.string(),
  object: z.string(),
  kind: z.string(),
  cases: z.array(z.string()),
  score: scoreSchema,
  outcome: z.enum(["pass", "review", "fail"]),
  /** Checks may have gone or changed since; only what a comparison needs is demanded. */
  findings: z.array(findingSchema.extend({ check: z.string(), unit: z.string() })),
  /** What the mask-confidence check measured, higher is surer; null when it could not tell. */
  confidence: z.number().nullable(),
  /** How the segmentation found the product, in words. */
  route: z.string(),
  ms: z.number(),
});

const resultsSchema = z.object({
  set: z.string(),
  preset: z.string(),
  pipelineVersion: z.string(),
  /** ISO 8601. */
  made: z.string(),
  photos: z.array(photoResultSchema),
});

export type PhotoResult = z.infer<typeof photoResultSchema>;
export type Results = z.infer<typeof resultsSchema>;

/** @throws AppError BAD_INPUT when the file is missing or no such results. */
export async function readResults(path: string): Promise<Results> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw wrong("a readable file", path, "none");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrong("JSON", path, text.slice(0, 40));
  }
  const parsed = resultsSchema.safeParse(json);
  if (!parsed.success) throw wrong("results of an earlier run", path, z.prettifyError(parsed.error));
  return parsed.data;
}

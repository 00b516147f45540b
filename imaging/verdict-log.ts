/** verdicts.jsonl: one line for each input of a folder run, rewritten whole so that it survives interruption. */
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { verdictSchema } from "#core/verdict.ts";

const lineSchema = z.object({
  input: z.string(),
  /** Below the output folder; null when there is no result. */
  output: z.string().nullable(),
  outcome: z.enum(["pass", "review", "fail", "error"]),
  findings: verdictSchema.shape.findings.optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  ms: z.number(),
  /** Rendition key of photo and recipe: the same key need not run again. */
  key: z.string(),
});

export type VerdictLine = z.infer<typeof lineSchema>;

/** Lines by input. Lines that cannot be read, for instance half-written ones, are left out and their photos run again. */
export async function readVerdictLog(path: string): Promise<Map<string, VerdictLine>> {
  const text = await readFile(path, "utf8").catch(() => "");
  const lines = text.split("\n").flatMap((line) => {
    const parsed = lineSchema.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
  return new Map(lines.map((line) => [line.input, line]));
}

/** Sorted by input; the old file stays until the new one is whole. */
export async function writeVerdictLog(path: string, lines: Iterable<VerdictLine>): Promise<void> {
  const sorted = [...lines].sort((a, b) => (a.input < b.input ? -1 : 1));
  const draft = `${path}.part`;
  await writeFile(draft, sorted.map((line) => `${JSON.stringify(line)}\n`).join(""));
  await rename(draft, path);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

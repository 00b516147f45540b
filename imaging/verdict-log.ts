/** verdicts.jsonl: one line for each input of a folder run; what is done stays known when the run is interrupted. */
import { appendFile, readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { verdictSchema } from "#core/verdict.ts";
import { pictureTraitsSchema } from "#core/sets/picture-traits.ts";

const lineSchema = z.object({
  input: z.string(),
  /** Below the output folder; null when there is no result. */
  output: z.string().nullable(),
  outcome: z.enum(["pass", "review", "fail", "error"]),
  findings: verdictSchema.shape.findings.optional(),
  /** Null for a picture without a product. */
  traits: pictureTraitsSchema.nullable().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  ms: z.number(),
  /** Rendition key of photo and recipe: the same key need not run again. */
  key: z.string(),
});

export type VerdictLine = z.infer<typeof lineSchema>;

export interface VerdictLog {
  /** What earlier runs wrote of these inputs. */
  readonly earlier: ReadonlyMap<string, VerdictLine>;
  /** On disk when it resolves. */
  add(line: VerdictLine): Promise<void>;
  /** Leaves one line for each input, sorted. */
  finish(): Promise<void>;
}

/**
 * During a run each line is appended, so that its cost does not grow with the folder. Lines that cannot be read, for
 * instance half-written ones, are left out and their photos run again; so are inputs that are not there any more.
 */
export async function openVerdictLog(path: string, inputs: readonly string[]): Promise<VerdictLog> {
  const present = new Set(inputs);
  const lines = new Map((await readLines(path)).map((line) => [line.input, line]));
  for (const input of lines.keys()) if (!present.has(input)) lines.delete(input);
  await rewrite(path, lines.values());
  return {
    earlier: new Map(lines),
    async add(line) {
      lines.set(line.input, line);
      await appendFile(path, toText(line));
    },
    finish: () => rewrite(path, lines.values()),
  };
}

async function readLines(path: string): Promise<VerdictLine[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const parsed = lineSchema.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Sorted by input; the old file stays until the new one is whole. */
async function rewrite(path: string, lines: Iterable<VerdictLine>): Promise<void> {
  const sorted = [...lines].sort((a, b) => (a.input < b.input ? -1 : 1));
  const draft = `${path}.part`;
  await writeFile(draft, sorted.map(toText).join(""));
  await rename(draft, path);
}

function toText(line: VerdictLine): string {
  return `${JSON.stringify(line)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Turns the last words of a PostgreSQL program into one sentence for people. */
import { AppError } from "#core/errors.ts";

/** @param words what the program printed before it ended */
export function explainFailure(expected: string, words: string): AppError {
  if (/No space left|Disk quota exceeded/i.test(words)) {
    return unavailable(`${expected} but received "the disk is full"`);
  }
  const lines = words.split("\n").filter((line) => line.trim() !== "");
  const telling =
    lines.filter((line) => /FATAL|PANIC|error|could not|denied/i.test(line)).at(-1) ?? lines.at(-1);
  return unavailable(`${expected} but received "${telling?.trim() ?? "no answer"}"`);
}

export function unavailable(sentence: string, cause?: unknown): AppError {
  return new AppError("INTERNAL", sentence, { userMessage: sentence, cause });
}

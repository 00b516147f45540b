/** Reads JSON that a form carries. */
import { AppError } from "#core/errors.ts";

/** @throws AppError BAD_INPUT */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      "BAD_INPUT",
      `expected JSON in the form but received ${text.length} other characters`,
      {
        cause,
      },
    );
  }
}

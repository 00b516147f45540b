/** The order of pictures that a form carries as JSON. */
import { AppError } from "#core/errors.ts";
import { type Arrangement, arrangementSchema } from "#core/publishing/arrangement.ts";
import { readJson } from "./read-json.ts";

/** @throws AppError BAD_INPUT */
export function readArrangement(text: string): Arrangement {
  const read = arrangementSchema.safeParse(readJson(text));
  if (read.success) return read.data;
  throw new AppError("BAD_INPUT", "expected the places of pictures but received something else");
}

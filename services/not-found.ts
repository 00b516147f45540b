/** The answer to an id that is unknown or another shop's: both look the same from outside. */
import { AppError } from "#core/errors.ts";

/** @param what the row's noun, for logs: "run", "product". */
export function notFound(what: string, id: string): AppError {
  return new AppError("NOT_FOUND", `expected a ${what} of this shop for the id but received "${id}"`);
}

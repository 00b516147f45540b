/** The time a form names for publishing, by the clock of the shop; undefined is at once. */
import { AppError } from "#core/errors.ts";
import { momentAt } from "#core/shop-time.ts";

/** @throws AppError BAD_INPUT */
export function readSchedule(form: FormData, timeZone: string | null): Date | undefined {
  const text = form.get("at");
  if (typeof text !== "string" || text === "") return undefined;
  const at = momentAt(text, timeZone ?? "UTC");
  if (at === null) throw new AppError("BAD_INPUT", `expected a date and a time but received "${text}"`);
  return at;
}

/** What a failure that is kept tells the merchant. */
import type { AppError } from "#core/errors.ts";

/** While a job is under way its errors promise another try; once the failure is recorded there is none by itself. */
export function finalMessage(error: AppError): string {
  return error.userMessage.replace("It will be tried again.", "It was tried several times; try again later.");
}

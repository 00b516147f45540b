/** What a failure that is kept tells the merchant. */
import { errorTable, type AppError } from "#core/errors.ts";

/**
 * While a job is under way its errors promise another try; once the failure is recorded there is none by itself.
 * @param gone said of a NOT_FOUND that brings no sentence of its own
 */
export function finalMessage(error: AppError, gone: string): string {
  if (error.userMessage === errorTable.NOT_FOUND.userMessage) return gone;
  return error.userMessage.replace("It will be tried again.", "It was tried several times; try again later.");
}

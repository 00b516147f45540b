/** Errors as HTTP answers: the table's status and one sentence for people; the rest stays in the log. */
import { toAppError, type AppError } from "#core/errors.ts";
import { log } from "#services/log.ts";
import { fallbackLanguage } from "./i18n/languages.ts";
import { translateSentence } from "./i18n/translate-sentences.server.ts";

/** What the error pages and inline errors show. */
export interface ErrorBody {
  readonly ok: false;
  readonly code: AppError["code"];
  readonly message: string;
}

/** @param language of who asked; English while that is not known */
export function errorResponse(thrown: unknown, language = fallbackLanguage): Response {
  const error = toAppError(thrown);
  if (error.status >= 500) log.error({ err: error }, "a request failed");
  const body: ErrorBody = {
    ok: false,
    code: error.code,
    message: translateSentence(error.userMessage, language),
  };
  return Response.json(body, { status: error.status });
}

/** Asks the app. Shopify resolves the path against the app's address and adds the session token. */
import type {
  RefusalAnswer,
  SelectionAnswer,
  SelectionRequest,
  StartAnswer,
  StartRequest,
} from "../../core/extension-api.ts";

/** Refused with a sentence for the merchant, or null where nobody could give one. */
export class Refusal extends Error {
  readonly sentence: string | null;

  constructor(sentence: string | null) {
    super(sentence ?? "no answer");
    this.sentence = sentence;
  }
}

/** @throws Refusal */
export const askAbout = (request: SelectionRequest, language: string) =>
  ask<SelectionAnswer>("/api/selection", request, language);

/** @throws Refusal */
export const startRun = (request: StartRequest, language: string) =>
  ask<StartAnswer>("/api/runs", request, language);

/** @param language what the extension itself is shown in, so that the app's words come in the same one */
async function ask<Answer>(path: string, request: object, language: string): Promise<Answer> {
  try {
    const response = await fetch(`${path}?locale=${language}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    if (response.ok) return (await response.json()) as Answer;
    throw new Refusal(((await response.json()) as RefusalAnswer).message);
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : new Refusal(null);
  }
}

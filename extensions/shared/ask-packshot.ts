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
export const askAbout = (request: SelectionRequest) => ask<SelectionAnswer>("/api/selection", request);

/** @throws Refusal */
export const startRun = (request: StartRequest) => ask<StartAnswer>("/api/runs", request);

async function ask<Answer>(path: string, request: object): Promise<Answer> {
  try {
    const response = await fetch(path, {
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

/** What the app would answer, for tests of extensions: every request is kept, and answered by its path. */
import type { SelectionAnswer } from "../../core/extension-api.ts";

export interface Asked {
  readonly path: string;
  readonly body: unknown;
}

export const selectionAnswer: SelectionAnswer = {
  ...{ products: 2, photos: 5, missing: 0, inReview: 0, working: 0, leftPictures: null, mayStart: true },
  ...{ defaultPreset: "shopify-square", reviewPath: null },
  presets: [
    { name: "amazon-main", title: "Amazon, Hauptbild", description: "Weiß" },
    { name: "shopify-square", title: "Shopify, quadratisch", description: "Quadrat" },
  ],
};

/** @param answers by path; a list gives one answer after the other and stays at the last one */
export function answering(answers: Readonly<Record<string, readonly (() => Response)[]>>) {
  const asked: Asked[] = [];
  const counts = new Map<string, number>();
  const fetchLike: typeof fetch = (path, init) => {
    if (typeof path !== "string" || typeof init?.body !== "string")
      throw new Error("expected a path and a JSON body but received something else");
    const [name = "", query] = path.split("?");
    // The key of the text stands for its language here.
    if (query !== "locale=language") throw new Error(`expected the language with ${path} but received none`);
    asked.push({ path: name, body: JSON.parse(init.body) });
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    const list = answers[name] ?? [];
    const answer = list[Math.min(nth, list.length - 1)];
    return answer === undefined
      ? Promise.reject(new TypeError("Failed to fetch"))
      : Promise.resolve(answer());
  };
  return { asked, fetch: fetchLike };
}

export const json =
  (body: object, status = 200) =>
  () =>
    Response.json(body, { status });

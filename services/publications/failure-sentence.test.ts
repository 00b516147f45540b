import { expect, test } from "vitest";
import { AppError, type ErrorCode } from "#core/errors.ts";
import { failureSentence } from "./failure-sentence.ts";

test.each<[ErrorCode, string]>([
  ["CHANNEL_FAILED", "Etsy did not answer as expected. It was tried several times; try again later."],
  ["CHANNEL_REFUSED", "Etsy refused the pictures."],
  ["NOT_FOUND", "Etsy does not have this listing any more."],
  ["FETCH_FAILED", "The picture could not be downloaded. It was tried several times; try again later."],
])("%s speaks of the marketplace and promises no other try", (code, sentence) => {
  expect(failureSentence(new AppError(code, "expected a test"), "etsy")).toBe(sentence);
});

test("what an error has to say itself is kept", () => {
  const userMessage = "Listing 77 is being edited on Etsy.";
  expect(failureSentence(new AppError("CHANNEL_FAILED", "expected a test", { userMessage }), "etsy")).toBe(
    userMessage,
  );
});

import { expect, test } from "vitest";
import { z } from "zod";
import { EbayRefused, isRefusedToken, judge } from "./judge-answer.ts";

const rest = (status: number, errorId: number, retryAfter: string | null = null) => ({
  status,
  retryAfter,
  body: { errors: [{ errorId, domain: "D", category: "REQUEST", message: "said so" }] },
});
const xml = (ErrorCode: string) => ({
  status: 200,
  retryAfter: null,
  body: { Ack: "Failure", Errors: { ErrorCode, ShortMessage: "said so", SeverityCode: "Error" } },
});
const judged = (answer: Parameters<typeof judge>[2]) => () =>
  judge("aCall", z.object({ ok: z.string() }), answer);

test.each([
  ["a token that ran out", rest(401, 1001), { code: "REAUTH_REQUIRED" }],
  ["a scope that was not granted", rest(403, 1100), { code: "REAUTH_REQUIRED" }],
  ["a record that is gone", rest(404, 25710), { code: "NOT_FOUND" }],
  ["too many calls, with a wait", rest(429, 2001, "7"), { code: "THROTTLED", retryAfterMs: 7_000 }],
  ["too many calls, without", rest(429, 2001), { code: "THROTTLED", retryAfterMs: 5_000 }],
  ["two writes at once", rest(500, 25025), { code: "BUSY" }],
  ["a failure of eBay", rest(500, 25001), { code: "CHANNEL_FAILED" }],
  [
    "an answer without a body",
    { status: 200, retryAfter: null, body: undefined },
    { code: "CHANNEL_FAILED" },
  ],
  [
    "a refusal without a reason",
    { status: 400, retryAfter: null, body: undefined },
    { code: "CHANNEL_FAILED" },
  ],
  ["an expired token in XML", xml("21917053"), { code: "REAUTH_REQUIRED" }],
  ["the day's calls used up", xml("518"), { code: "THROTTLED", retryAfterMs: 3_600_000 }],
  ["an ended listing", xml("291"), { code: "NOT_FOUND" }],
  ["a failure of Trading", xml("10007"), { code: "CHANNEL_FAILED" }],
])("%s", (_, answer, expected) => {
  expect(judged(answer)).toThrow(expect.objectContaining(expected) as Error);
});

test.each([rest(400, 25014), xml("21919137")])(
  "what was sent is refused, with eBay's number: %j",
  (answer) => {
    expect(judged(answer)).toThrow(EbayRefused);
  },
);

test("a warning of Trading is no failure", () => {
  const Errors = { ErrorCode: "21916790", ShortMessage: "small", SeverityCode: "Warning" };
  const answer = { status: 200, retryAfter: null, body: { Ack: "Warning", Errors, ok: "yes" } };
  expect(judged(answer)()).toEqual({ ok: "yes" });
});

test("a new token is asked for when the old one is refused, and not for a missing scope", () => {
  expect([rest(401, 1001), xml("21916984"), rest(403, 1100), xml("291")].map(isRefusedToken)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

import { expect, test } from "vitest";
import { renditionStates } from "#core/rendition-state.ts";
import { i18nOf } from "../../i18n/i18n.server.ts";
import { decisionsFor } from "./decisions-for.ts";
import { verdictSentence } from "./verdict-sentence.ts";

const sentenceOf = (standing: Parameters<typeof verdictSentence>[0]) =>
  verdictSentence(standing, i18nOf("en").t);

const intents = (state: (typeof renditionStates)[number]) =>
  decisionsFor({ state, writeBack: null }).map(({ intent }) => intent);

test("offers what the state allows", () => {
  expect(Object.fromEntries(renditionStates.map((state) => [state, intents(state)]))).toEqual({
    queued: [],
    rendering: [],
    in_review: ["approve", "reject"],
    approved: ["write-back", "reopen"],
    rejected: ["reopen", "redo"],
    written_back: ["revert"],
    reverted: ["reopen"],
    failed: ["redo"],
    cancelled: ["redo"],
  });
});

test("offers nothing while the picture is being swapped", () => {
  const writeBack = { state: "running", direction: "apply", errorMessage: null } as const;
  expect(decisionsFor({ state: "approved", writeBack })).toEqual([]);
});

test("says why a swap failed rather than that it is approved", () => {
  const errorMessage = "Shopify refused the picture.";
  const writeBack = { state: "failed", direction: "apply", errorMessage } as const;
  expect(
    sentenceOf({ state: "approved", outcome: "pass", findings: [], errorMessage: null, writeBack }),
  ).toBe(errorMessage);
});

test("counts the checks that were not met", () => {
  const finding = { check: "fill", measured: 0.5, expected: "", unit: "ratio", message: "" } as const;
  const findings = [
    { ...finding, severity: "fail" as const },
    { ...finding, severity: "review" as const },
    { ...finding, severity: "pass" as const },
  ];
  const standing = {
    state: "in_review",
    outcome: "fail",
    findings,
    errorMessage: null,
    writeBack: null,
  } as const;
  expect(sentenceOf(standing)).toBe("2 checks not met. A marketplace may refuse this picture.");
});

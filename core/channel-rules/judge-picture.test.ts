import { expect, test } from "vitest";
import type { Finding } from "../verdict.ts";
import { judgePicture } from "./judge-picture.ts";
import { pictureFacts, type KnownPicture } from "./picture-facts.ts";

const finding = (check: Finding["check"], measured: number | null): Finding => ({
  ...{ check, measured, severity: "pass", expected: "", unit: "ratio", message: "" },
});

const picture: KnownPicture = {
  file: { mimeType: "image/jpeg", bytes: 400_000, width: 2000, height: 2000, quality: 92 },
  findings: [finding("ground", 1), finding("fill", 0.9), finding("text", 0)],
  ...{ rules: { ground: "#ffffff" }, alt: "A mug", galleryCount: 3, onDay: "2026-11-23" },
};

const resultOn = (channel: string, known: KnownPicture) => {
  const result = judgePicture(pictureFacts(known), "main").find((each) => each.channel === channel);
  if (result === undefined) throw new Error(`expected a result for ${channel}`);
  return result;
};
const broken = (channel: string, known: KnownPicture) =>
  resultOn(channel, known)
    .rules.filter(({ outcome }) => outcome === "broken")
    .map(({ ruleId }) => ruleId);

test("a good main picture is blocked nowhere but where another shape is asked for", () => {
  const results = judgePicture(pictureFacts(picture), "main");
  expect(results).toHaveLength(10);
  expect(results.filter(({ outcome }) => outcome === "blocked").map(({ channel }) => channel)).toEqual([
    "zalando",
  ]);
  expect(broken("amazon", picture)).toEqual([]);
  expect(resultOn("amazon", picture).unknown).toBeGreaterThan(5);
});

test("what the channel refuses comes first, with what was measured and where the rule was read", () => {
  const findings = [finding("ground", 0.9), finding("fill", 0.6), finding("text", 0)];
  const result = resultOn("amazon", { ...picture, findings });
  expect(result.outcome).toBe("blocked");
  expect(result.rules.slice(0, 2)).toMatchObject([
    { ruleId: "amazon.main.white_bg", severity: "block", measured: { kind: "share", value: 0.9 } },
    { ruleId: "amazon.main.fill", outcome: "broken", measured: { kind: "share", value: 0.6 } },
  ]);
  expect(result.rules[0]?.sourceUrl).toMatch(/^https:/);
});

test("what was not measured is unknown, never broken", () => {
  const bare = { ...picture, findings: [], file: { ...picture.file, quality: undefined } };
  expect(broken("amazon", bare)).toEqual([]);
  expect(broken("ebay", bare)).toEqual([]);
  expect(resultOn("amazon", bare).unknown).toBeGreaterThan(resultOn("amazon", picture).unknown);
});

test("a transparent PNG, small and coarse files are told apart", () => {
  const png = { ...picture.file, mimeType: "image/png" };
  expect(broken("amazon", { ...picture, file: png, rules: { ground: "transparent" } })).toContain(
    "amazon.main.alpha",
  );
  const coarse = { ...picture.file, quality: 80, width: 480, height: 480 };
  expect(broken("ebay", { ...picture, file: coarse })).toEqual(
    expect.arrayContaining(["ebay.any.min_longest", "ebay.any.jpegq"]),
  );
});

import { expect, test } from "vitest";
import { describeChange, type ChangeWords } from "./describe-change.ts";

const words: ChangeWords = {
  name: (field) => (field === "media" ? null : field.toUpperCase()),
  value: (_, value) => (Array.isArray(value) ? value.join(", ") : String(value)),
};

test("shows what changed and leaves out what did not", () => {
  const before = { name: "", isOwner: false, permissions: ["enhance", "approve"] };
  const after = { name: "Ann", isOwner: false, permissions: ["approve"] };
  expect(describeChange({ before, after }, words)).toEqual([
    "NAME:  → Ann",
    "PERMISSIONS: enhance, approve → approve",
  ]);
});

test("shows what is only known before, or only after", () => {
  expect(describeChange({ before: null, after: { photo: 2 } }, words)).toEqual(["PHOTO: 2"]);
  expect(describeChange({ before: { reason: "a" }, after: { reason: null } }, words)).toEqual([
    "REASON: a → –",
  ]);
  expect(describeChange({ before: null, after: null }, words)).toEqual([]);
});

test("leaves out what has no name for people", () => {
  expect(describeChange({ before: { media: "a" }, after: { media: "b", photo: 1 } }, words)).toEqual([
    "PHOTO: 1",
  ]);
});

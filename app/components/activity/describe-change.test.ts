import { expect, test } from "vitest";
import { describeChange } from "./describe-change.ts";

test("shows what changed and leaves out what did not", () => {
  const before = { name: "", isOwner: false, permissions: ["enhance", "approve"] };
  const after = { name: "Ann", isOwner: false, permissions: ["approve"] };
  expect(describeChange({ before, after })).toEqual([
    "name:  → Ann",
    "permissions: enhance, approve → approve",
  ]);
});

test("shows what is only known before, or only after", () => {
  expect(describeChange({ before: null, after: { stopped: { products: 2 } } })).toEqual([
    'stopped: {"products":2}',
  ]);
  expect(describeChange({ before: { media: "a" }, after: { media: null } })).toEqual(["media: a → –"]);
  expect(describeChange({ before: null, after: null })).toEqual([]);
});

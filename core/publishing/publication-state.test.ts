import { expect, test } from "vitest";
import {
  canMovePublication,
  publicationStates,
  publicationStatesBefore,
  type PublicationState,
} from "./publication-state.ts";

/** Every way a publication can go, beside those that the services drive with real rows. */
test.each([
  [
    "the way to buyers",
    ["draft", "checked", "planned", "queued", "submitted", "accepted", "verifying", "live"],
  ],
  ["a channel that is done at once", ["submitted", "verifying", "live", "drifted", "superseded"]],
  ["taken and not shown, then shown after all", ["verifying", "accepted_not_shown", "live"]],
  ["a refusal, tried again", ["submitted", "rejected", "queued", "submitted"]],
  ["a sign-in that ran out and came back", ["submitted", "reauth_required", "queued", "submitted"]],
  ["drift that was put right by hand", ["live", "drifted", "live"]],
] as const)("%s", (_, way) => {
  for (const [at, to] of way.slice(1).entries())
    expect([way[at], to, canMovePublication(way[at] as PublicationState, to)]).toEqual([way[at], to, true]);
});

test("nothing leaves what was superseded, and everything but what is being sent can come to that", () => {
  expect(publicationStates.filter((to) => canMovePublication("superseded", to))).toEqual([]);
  const never = publicationStates.filter((from) => !publicationStatesBefore("superseded").includes(from));
  expect(never).toEqual(["submitted", "superseded"]);
});

test("only what a person approved is sent, and only what was sent is live, but for what was there already", () => {
  expect(publicationStatesBefore("submitted")).toEqual(["queued"]);
  expect(publicationStatesBefore("queued")).toEqual(["planned", "rejected", "reauth_required", "failed"]);
  const ways = ["planned", "accepted", "verifying", "accepted_not_shown", "drifted"];
  expect(publicationStatesBefore("live")).toEqual(ways);
});

test("what is being sent cannot be cancelled", () => {
  for (const from of ["submitted", "accepted", "verifying", "live"] as const)
    expect(canMovePublication(from, "cancelled")).toBe(false);
});

test("drift is asked only of what was live", () => {
  expect(publicationStatesBefore("drifted")).toEqual(["live"]);
});

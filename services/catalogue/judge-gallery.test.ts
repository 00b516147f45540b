import "#tests/setup/test-env-without-database.ts";
import { expect, test } from "vitest";
import type { PictureTraits } from "#core/sets/picture-traits.ts";
import { judgeGallery } from "./judge-gallery.ts";

const traits: PictureTraits = {
  ...{
    fill: 0.9,
    ground: [100, 0, 0],
    light: null,
    waveHash: "0123456789abcdef",
    slopeHash: "fedcba9876543210",
  },
  colours: Array.from({ length: 16 }, () => [50, 0, 0] as [number, number, number]),
};

function photo(position: number, made: { traits?: PictureTraits | null; state?: "failed"; fill?: number }) {
  const file = { key: "k", mimeType: "image/jpeg", bytes: 9, width: 2000, height: 2000, quality: 95 };
  const names = ["before", "after", "cutout", "heat", "thumb"];
  const previews = Object.fromEntries(names.map((name) => [name, name]));
  const finding = {
    ...{
      check: "fill",
      severity: "pass",
      measured: made.fill ?? 0.9,
      expected: "",
      unit: "ratio",
      message: "",
    },
  };
  return {
    position,
    renditions: [
      {
        ...{ presetName: "amazon-main", alt: "A mug", position, findings: [finding] },
        state: made.state ?? ("in_review" as const),
        output: { file, previews, renderMs: 1, ...("traits" in made && { traits: made.traits }) },
      },
    ],
  };
}

test("says which photos a channel refuses, which show the same, and whether they are one set", () => {
  const other = { ...traits, waveHash: "fedcba9876543210", fill: 0.5 };
  const verdict = judgeGallery([
    photo(0, { traits }),
    photo(1, { traits }),
    photo(2, { traits: other, fill: 0.5 }),
    photo(3, { traits, state: "failed" }),
  ]);
  expect(verdict.pictures).toBe(3);
  expect(verdict.duplicates).toEqual([{ photos: [1, 2], likeness: "same" }]);
  expect(verdict.channels.find(({ channel }) => channel === "amazon")?.blocked).toEqual([3]);
  const severities = verdict.consistency.map(({ check, severity }) => [check, severity]);
  expect(severities).toEqual([
    ["fill-spread", "review"],
    ["ground-spread", "pass"],
  ]);
});

test("pictures made before traits were kept, and galleries without pictures, say less and do not fail", () => {
  expect(judgeGallery([photo(0, {}), photo(1, { traits: null })])).toMatchObject({
    ...{ pictures: 2, duplicates: [], consistency: [] },
  });
  expect(judgeGallery([{ position: 0, renditions: [] }])).toEqual({
    ...{ pictures: 0, channels: [], duplicates: [], consistency: [] },
  });
});

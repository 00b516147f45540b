import { describe, expect, test } from "vitest";
import type { WantedImage } from "#core/publishing/image-plan.ts";
import { arrange, type Gallery, liveImages, namesShown } from "./gallery.ts";

const plain: Gallery = { pictures: ["a", "b"], variations: null };
const varied: Gallery = {
  pictures: ["a", "red1"],
  variations: {
    aspect: "Colour",
    sets: [
      { value: "Red", pictures: ["red1", "red2"] },
      { value: "Blue", pictures: ["blue1"] },
    ],
  },
};
const want = (url: string, ...variantKeys: string[]) =>
  ({
    url,
    image: {
      slot: "main",
      alt: null,
      variantKeys,
      source: { kind: "present", imageId: null, url, copy: null },
    },
  }) satisfies { url: string; image: WantedImage };

test("pictures of variations come behind the gallery, each once", () => {
  expect(liveImages(varied).map(({ slot, url, variantKeys }) => [slot, url, variantKeys])).toEqual([
    ["main", "a", []],
    ["gallery-1", "red1", ["Colour=Red"]],
    ["gallery-2", "red2", ["Colour=Red"]],
    ["gallery-3", "blue1", ["Colour=Blue"]],
  ]);
});

test.each([
  ["the same", ["a", "b"], ["a", "b"]],
  ["one under a new name", ["a", "c"], ["a", "c"]],
  ["another order", ["b", "a"], null],
  ["one missing", ["a"], null],
])("knows what was written again in what is shown: %s", (_, pictures, names) => {
  const found = namesShown(plain, { pictures, variations: null });
  expect(found && [...found.values()]).toEqual(names);
});

describe("arranging", () => {
  test("leaves alone what came since the plan was made", () => {
    const live = { ...plain, pictures: ["a", "b", "stranger"] };
    expect(arrange(live, [want("new")], liveImages(plain)).pictures).toEqual(["new", "stranger"]);
  });

  test("what it reads it writes back the same", () => {
    const wanted = liveImages(varied).map(({ url, variantKeys }) => want(url, ...variantKeys));
    expect(arrange(varied, wanted, liveImages(varied))).toEqual(varied);
  });

  test("a new picture of a variation goes to its set, and to the gallery only as the first", () => {
    const wanted = [want("new1", "Colour=Red"), want("a"), want("new2", "Colour=Blue")];
    const { pictures, variations } = arrange(varied, wanted, liveImages(varied));
    expect(pictures).toEqual(["new1", "a"]);
    expect(variations?.sets).toEqual([
      { value: "Red", pictures: ["new1"] },
      { value: "Blue", pictures: ["new2"] },
    ]);
  });
});

import { expect, test } from "vitest";
import { isSettled, keepAsIs, planImages, type PlanningInput, type WantedImage } from "./image-plan.ts";
import { type LiveImage, picturedVariants } from "./listing.ts";
import { slotAt } from "./slot.ts";

const live = (index: number, imageId: string, alt = ""): LiveImage => ({
  slot: slotAt(index),
  imageId,
  url: `https://channel.example/${imageId}.jpg`,
  alt,
  variantKeys: [],
});
const wanted = (index: number, sha256: string, alt: string | null = null): WantedImage => ({
  slot: slotAt(index),
  alt,
  variantKeys: [],
  source: {
    kind: "rendition",
    sha256,
    mimeType: "image/jpeg",
    bytes: 1,
    url: `https://ours.example/${sha256}.jpg`,
  },
});
const plan = (input: Partial<PlanningInput>) =>
  planImages({ present: [], wanted: [], mode: "replace", ours: new Map(), maxImages: 9, ...input });
const told = ({ changes }: ReturnType<typeof plan>) => changes.map(({ kind, slot }) => `${kind} ${slot}`);

test("an empty listing gets all pictures", () => {
  expect(told(plan({ wanted: [wanted(0, "a"), wanted(1, "b")] }))).toEqual(["add main", "add gallery-1"]);
});

test("replace leaves exactly what is wanted", () => {
  const present = [live(0, "x"), live(1, "y"), live(2, "z")];
  const made = plan({ present, wanted: [wanted(0, "a")] });
  expect(told(made)).toEqual(["replace main", "remove gallery-1", "remove gallery-2"]);
  expect(made.target).toHaveLength(1);
});

test("preserve moves what it did not add behind, and drops what it did", () => {
  const present = [live(0, "x"), live(1, "old"), live(2, "y")];
  const ours = new Map([["old", "hash of old"]]);
  const made = plan({ present, ours, wanted: [wanted(0, "a")], mode: "preserve" });
  expect(made.target.map(({ slot }) => slot)).toEqual(["main", "gallery-1", "gallery-2"]);
  expect(told(made)).toEqual(["add main", "move gallery-1", "unchanged gallery-2", "remove gallery-1"]);
});

test("the same pictures again change nothing", () => {
  const present = [live(0, "1"), live(1, "2")];
  const ours = new Map([
    ["1", "a"],
    ["2", "b"],
  ]);
  expect(isSettled(plan({ present, ours, wanted: [wanted(0, "a"), wanted(1, "b")] }))).toBe(true);
  expect(told(plan({ present, ours, wanted: [wanted(0, "b"), wanted(1, "a")] }))).toEqual([
    "move main",
    "move gallery-1",
  ]);
});

test("a picture of ours stays with the variation that somebody gave it on the channel", () => {
  const present = [live(0, "1"), { ...live(1, "2"), variantKeys: ["Colour=Red"] }];
  const ours = new Map([
    ["1", "a"],
    ["2", "b"],
  ]);
  const made = plan({ present, ours, wanted: [wanted(0, "b"), wanted(1, "a")] });
  expect(made.target.map(({ variantKeys }) => variantKeys)).toEqual([["Colour=Red"], []]);
  const given = { ...wanted(1, "b"), variantKeys: ["Colour=Blue"] };
  const moved = plan({ present, ours, wanted: [wanted(0, "a"), given] });
  expect(moved.target[1]?.variantKeys).toEqual(["Colour=Blue"]);
});

test("a variation that a picture was chosen for leaves the one it has", () => {
  const present = [
    { ...live(0, "1"), variantKeys: ["Colour=Red", "Colour=Blue"] },
    { ...live(1, "2"), variantKeys: [] },
  ];
  const chosen = { ...wanted(1, "b"), variantKeys: ["Colour=Red"] };
  const ours = new Map([["2", "b"]]);
  const made = plan({ present, ours, wanted: [chosen], mode: "preserve" });
  expect(made.target.map(({ variantKeys }) => variantKeys)).toEqual([["Colour=Red"], ["Colour=Blue"]]);
  expect(told(made)).toEqual(["move main", "move gallery-1"]);
});

test("variations are told once each, by what buyers call them", () => {
  const etsy = { ...live(0, "1"), variantKeys: ["200:1", "200:2"], variantNames: ["Red", "Blue"] };
  const ebay = { ...live(1, "2"), variantKeys: ["Colour=Red"] };
  expect(picturedVariants([etsy, etsy, ebay])).toEqual([
    { key: "200:1", name: "Red" },
    { key: "200:2", name: "Blue" },
    { key: "Colour=Red", name: "Colour: Red" },
  ]);
});

test("only a text that differs is set anew", () => {
  const ours = new Map([["1", "a"]]);
  expect(told(plan({ present: [live(0, "1", "Mug")], ours, wanted: [wanted(0, "a", "Blue mug")] }))).toEqual([
    "retext main",
  ]);
});

test("gaps between the wanted slots are closed, a swatch stays apart", () => {
  const swatch: WantedImage = { ...wanted(0, "s"), slot: "swatch" };
  const made = plan({ wanted: [swatch, wanted(4, "b"), wanted(0, "a")] });
  expect(made.target.map(({ slot }) => slot)).toEqual(["main", "gallery-1", "swatch"]);
});

test("pictures that find no room are never left out silently", () => {
  const present = [live(0, "x"), live(1, "y")];
  expect(() => plan({ present, wanted: [wanted(0, "a")], mode: "preserve", maxImages: 2 })).toThrow(
    "expected at most 2 pictures",
  );
});

test("what was there before is a plan like any other", () => {
  const before = [live(0, "x"), live(1, "y")];
  const made = plan({ present: [live(0, "1")], wanted: before.map(keepAsIs) });
  expect(told(made)).toEqual(["replace main", "add gallery-1"]);
});

import { expect, test } from "vitest";
import { keepAsIs, planImages, type PublishMode, type WantedImage } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import type { Slot } from "#core/publishing/slot.ts";
import { mediaLocationOf, patchesFor } from "./patches.ts";

const us = "ATVPDKIKX0DER";
const live = (slot: Slot, url: string): LiveImage => ({
  slot,
  imageId: null,
  url,
  alt: null,
  variantKeys: [],
});
const rendition = (slot: Slot, sha256: string): WantedImage => ({
  ...{ slot, alt: null, variantKeys: [] },
  source: {
    kind: "rendition",
    sha256,
    mimeType: "image/jpeg",
    bytes: 1,
    url: `https://p.example/${sha256}.jpg`,
  },
});
const plan = (present: readonly LiveImage[], wanted: readonly WantedImage[], mode: PublishMode = "replace") =>
  planImages({ present, wanted, mode, ours: new Map(), maxImages: 9 });
const told = (patches: ReturnType<typeof patchesFor>) =>
  patches.map(
    ({ op, path, value }) => `${op} ${path.slice("/attributes/".length)} ${value[0]?.media_location ?? ""}`,
  );

test("all slots go into one change: main, the others and the swatch", () => {
  const made = plan([], [rendition("main", "a"), rendition("gallery-1", "b"), rendition("swatch", "s")]);
  expect(patchesFor(made, [], us)).toEqual([
    {
      op: "replace",
      path: "/attributes/main_product_image_locator",
      value: [{ marketplace_id: us, media_location: "https://p.example/a.jpg" }],
    },
    {
      op: "replace",
      path: "/attributes/other_product_image_locator_1",
      value: [{ marketplace_id: us, media_location: "https://p.example/b.jpg" }],
    },
    {
      op: "replace",
      path: "/attributes/swatch_product_image_locator",
      value: [{ marketplace_id: us, media_location: "https://p.example/s.jpg" }],
    },
  ]);
});

test("a slot that is emptied names what it takes away", () => {
  const present = [live("main", "m"), live("gallery-1", "x"), live("gallery-2", "y")];
  expect(told(patchesFor(plan(present, [rendition("main", "a")]), present, us))).toEqual([
    "replace main_product_image_locator https://p.example/a.jpg",
    "delete other_product_image_locator_1 x",
    "delete other_product_image_locator_2 y",
  ]);
});

test("a picture that moves up leaves its old slot empty", () => {
  const present = [live("main", "m"), live("gallery-1", "x")];
  const made = plan(present, [{ ...keepAsIs(live("gallery-1", "x")), slot: "main" }]);
  expect(told(patchesFor(made, present, us))).toEqual([
    "replace main_product_image_locator x",
    "delete other_product_image_locator_1 x",
  ]);
});

test("what is there already is not sent, and what came since the plan is left alone", () => {
  const known = [live("main", "m")];
  const made = plan(known, [rendition("main", "a")]);
  const since = [live("main", "https://p.example/a.jpg"), live("gallery-3", "somebody's")];
  expect(patchesFor(made, since, us)).toEqual([]);
});

test("a picture is put back from our copy, since its old address may be gone", () => {
  const copy = { sha256: "c", mimeType: "image/jpeg", bytes: 1, url: "https://p.example/c.jpg" };
  const source = { kind: "present", imageId: null, url: "https://m.media-amazon.com/1.jpg", copy } as const;
  expect(mediaLocationOf(source)).toBe("https://p.example/c.jpg");
});

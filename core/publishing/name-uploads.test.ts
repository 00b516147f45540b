import { expect, test } from "vitest";
import type { WantedImage } from "./image-plan.ts";
import { nameUploads } from "./name-uploads.ts";
import { emptyLedger } from "./publish-ledger.ts";

const copy = { sha256: "c", mimeType: "image/jpeg", bytes: 1, url: "https://p.example/c.jpg" };
const target: WantedImage[] = [
  { slot: "main", alt: null, variantKeys: [], source: { ...copy, kind: "rendition", sha256: "a" } },
  {
    ...{ slot: "gallery-1", alt: null, variantKeys: [] },
    source: { kind: "present", imageId: null, url: "old", copy },
  },
  {
    ...{ slot: "gallery-2", alt: null, variantKeys: [] },
    source: { kind: "present", imageId: null, url: "theirs", copy: null },
  },
];
const live = (slot: WantedImage["slot"], url: string) => ({
  ...{ slot, url, imageId: null, alt: null },
  variantKeys: [],
});

test("what we sent goes by the channel's own name from then on, what we did not send is not ours", () => {
  const uploads = { a: { imageId: null, url: "https://p.example/a.jpg" } };
  const images = [live("gallery-1", "cdn/2"), live("main", "cdn/1"), live("gallery-2", "theirs")];
  expect(nameUploads({ ...emptyLedger, uploads }, target, images).uploads).toEqual({
    a: { imageId: null, url: "cdn/1" },
    c: { imageId: null, url: "cdn/2" },
  });
});

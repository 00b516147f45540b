import { expect, test } from "vitest";
import type { SwapLedger } from "#core/write-back.ts";
import { fileNameOf, replacementFileName } from "./file-name.ts";

const ledger = (fileName: string, mediaId = "gid://shopify/MediaImage/1"): SwapLedger => ({
  step: "planned",
  productId: "gid://shopify/Product/1",
  target: { mediaId, position: 0, alt: "" },
  mediaIds: [mediaId],
  variantIds: [],
  replacementId: null,
  stagedUrl: null,
  fileName,
  alt: "",
});

const jpeg = { bytes: Buffer.from("white mug"), mimeType: "image/jpeg" };

test.each([
  ["red-mug.png", /^red-mug-[0-9a-f]{8}\.jpg$/u],
  ["Red Mug (2).JPEG", /^Red-Mug-2-[0-9a-f]{8}\.jpg$/u],
  ["../../etc/pass'wd.jpg", /^etc-pass-wd-[0-9a-f]{8}\.jpg$/u],
  ["чашка.jpg", /^product-[0-9a-f]{8}\.jpg$/u],
  [".jpg", /^jpg-[0-9a-f]{8}\.jpg$/u],
  [`${"x".repeat(400)}.jpg`, /^x{200}-[0-9a-f]{8}\.jpg$/u],
])("%s keeps what a file name may hold", (wished, expected) => {
  expect(replacementFileName(ledger(wished), jpeg)).toMatch(expected);
});

test("is the same for the same picture in the same place, and stays so when named again", () => {
  const name = replacementFileName(ledger("red-mug.png"), jpeg);
  expect(replacementFileName(ledger(name), jpeg)).toBe(name);
});

test("differs for other bytes and for another place", () => {
  const names = [
    replacementFileName(ledger("a.png"), jpeg),
    replacementFileName(ledger("a.png"), { ...jpeg, bytes: Buffer.from("grey mug") }),
    replacementFileName(ledger("a.png", "gid://shopify/MediaImage/2"), jpeg),
  ];
  expect(new Set(names).size).toBe(3);
});

test("is read back from an image's address", () => {
  expect(fileNameOf("https://cdn.shopify.com/s/files/1/0001/files/red-mug-1a2b3c4d.jpg?v=17")).toBe(
    "red-mug-1a2b3c4d.jpg",
  );
});

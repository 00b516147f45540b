import "#tests/setup/test-env-without-database.ts";
import { expect, test } from "vitest";
import { storage } from "../storage.ts";
import { writeFileToken } from "./file-address.ts";
import { openSignedFile } from "./open-signed-file.ts";
import { signFileUrl } from "./sign-file-url.ts";

const minute = 60_000;
const noon = Date.UTC(2026, 10, 22, 12);
const tokenOf = (url: string) => url.slice("/files/".length);

await storage.putBytes("shop1/renditions/k/file.jpg", Buffer.from("jpeg bytes"), "image/jpeg");
await storage.putBytes("shop2/renditions/k/file.jpg", Buffer.from("not yours"), "image/jpeg");

test("the address opens its file, with type and size", async () => {
  const opened = await openSignedFile(tokenOf(signFileUrl("shop1", "shop1/renditions/k/file.jpg")));
  expect(opened).toMatchObject({ mimeType: "image/jpeg", bytes: 10 });
  expect(await new Response(opened?.stream).text()).toBe("jpeg bytes");
});

test("stays the same within an hour, lasts at least one hour and less than two", async () => {
  const url = signFileUrl("shop1", "shop1/renditions/k/file.jpg", noon + minute);
  expect(signFileUrl("shop1", "shop1/renditions/k/file.jpg", noon + 59 * minute)).toBe(url);
  expect(await openSignedFile(tokenOf(url), noon + 119 * minute)).not.toBeNull();
  expect(await openSignedFile(tokenOf(url), noon + 120 * minute)).toBeNull();
});

test("no character of the address can be changed", async () => {
  const token = tokenOf(signFileUrl("shop1", "shop1/renditions/k/file.jpg"));
  const payloadEnd = token.indexOf(".");
  for (let at = 0; at < token.length - 1; at += 1) {
    if (at === payloadEnd) continue;
    const forged = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
    expect(await openSignedFile(forged)).toBeNull();
  }
});

test.each(["", ".", "a.b", "a", "%00"])("%j opens nothing", async (token) => {
  expect(await openSignedFile(token)).toBeNull();
});

test("even a signed address never leads into another shop, or to a file that is gone", async () => {
  const expires = Date.now() + minute;
  const across = writeFileToken({ shopId: "shop1", key: "shop2/renditions/k/file.jpg", expires });
  expect(await openSignedFile(across)).toBeNull();
  const gone = writeFileToken({ shopId: "shop1", key: "shop1/renditions/k/gone.jpg", expires });
  expect(await openSignedFile(gone)).toBeNull();
});

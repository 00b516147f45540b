import "#tests/setup/test-env-without-database.ts";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSealer } from "./crypto.ts";

const [oldKey, newKey] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];

test("opens what it sealed, and seals the same text differently each time", () => {
  const sealer = createSealer([oldKey]);
  const sealed = sealer.seal("shpat_Ünïcode", "session 1");
  expect(sealed).not.toContain("shpat_");
  expect(sealed).not.toBe(sealer.seal("shpat_Ünïcode", "session 1"));
  expect(sealer.open(sealed, "session 1")).toBe("shpat_Ünïcode");
});

test("does not open for another context or with another key", () => {
  const sealed = createSealer([oldKey]).seal("secret", "session 1");
  expect(createSealer([oldKey]).open(sealed, "session 2")).toBeNull();
  expect(createSealer([newKey]).open(sealed, "session 1")).toBeNull();
});

test("does not open after any one byte was changed", () => {
  const sealer = createSealer([oldKey]);
  const [version, id, nonce = "", body = ""] = sealer.seal("secret", "c").split(".");
  for (const part of [nonce, body]) {
    const bytes = Buffer.from(part, "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const text = changed.toString("base64url");
      const forged = [version, id, part === nonce ? text : nonce, part === body ? text : body].join(".");
      expect(sealer.open(forged, "c")).toBeNull();
    }
  }
});

test.each(["", "plain token", "v1", "v1...", "v2.a.b.c"])("%j was never sealed", (text) => {
  expect(createSealer([oldKey]).open(text, "c")).toBeNull();
});

test("a cut-off tag is refused", () => {
  const sealer = createSealer([oldKey]);
  const parts = sealer.seal("", "c").split(".");
  const tag = Buffer.from(parts[3] ?? "", "base64url");
  expect(
    sealer.open([...parts.slice(0, 3), tag.subarray(0, 4).toString("base64url")].join("."), "c"),
  ).toBeNull();
});

test("after a change of key the old one still opens and the new one seals", () => {
  const sealed = createSealer([oldKey]).seal("secret", "c");
  const both = createSealer([newKey, oldKey]);
  expect(both.open(sealed, "c")).toBe("secret");
  expect(createSealer([oldKey]).open(both.seal("secret", "c"), "c")).toBeNull();
});

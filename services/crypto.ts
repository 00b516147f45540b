/**
 * Seals short secrets for the database: AES-256-GCM, 96-bit random nonce, 128-bit tag (NIST SP 800-38D).
 *
 * The text is `v1.<key id>.<nonce>.<ciphertext and tag>`. A sealed text only opens with the context it was sealed
 * for, so it cannot be moved to another row or column.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "./env.ts";

export interface Sealer {
  readonly seal: (plain: string, context: string) => string;
  /** Null when the text was not sealed by one of our keys for this context, or was tampered with. */
  readonly open: (sealed: string, context: string) => string | null;
  /** True when it was sealed with the first key; says nothing about whether it opens. */
  readonly isCurrent: (sealed: string) => boolean;
}

/** @param secretKeys 32 bytes in base64 each; the first seals, every one opens (so that keys can be changed). */
export function createSealer(secretKeys: readonly [string, ...string[]]): Sealer {
  const keys = secretKeys.map((text) => Buffer.from(text, "base64"));
  const keyById = new Map(keys.map((key) => [keyId(key), key]));
  const [[currentId, currentKey]] = [...keyById] as [[string, Buffer]];
  return {
    seal(plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", currentKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return ["v1", currentId, nonce.toString("base64url"), body.toString("base64url")].join(".");
    },
    open(sealed, context) {
      const [version, id = "", nonce = "", body = ""] = sealed.split(".");
      const key = keyById.get(id);
      if (version !== "v1" || key === undefined) return null;
      return decrypt(key, Buffer.from(nonce, "base64url"), Buffer.from(body, "base64url"), context);
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${currentId}.`),
  };
}

function decrypt(key: Buffer, nonce: Buffer, body: Buffer, context: string): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(context)).setAuthTag(body.subarray(-16));
    return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Names a key without giving anything of it away. */
function keyId(key: Buffer): string {
  return createHash("sha256").update("packshot key id").update(key).digest("hex").slice(0, 8);
}

export const { seal, open, isCurrent } = createSealer([
  env.PACKSHOT_SECRET_KEY,
  ...env.PACKSHOT_OLD_SECRET_KEYS,
]);

/** Signed file addresses: who holds one may see that one file until it runs out. The text is payload.signature. */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "../env.ts";

const addressSchema = z.strictObject({
  shopId: z.string().min(1),
  key: z.string().min(1),
  /** Milliseconds since 1970. */
  expires: z.int(),
});

export type FileAddress = z.infer<typeof addressSchema>;

const signingKey = Buffer.from(
  hkdfSync("sha256", Buffer.from(env.PACKSHOT_SECRET_KEY, "base64"), "", "packshot file address", 32),
);

function signatureOf(payload: string): Buffer {
  return createHmac("sha256", signingKey).update(payload).digest();
}

export function writeFileToken(address: FileAddress): string {
  const payload = Buffer.from(JSON.stringify(address)).toString("base64url");
  return `${payload}.${signatureOf(payload).toString("base64url")}`;
}

/** Null for anything we did not sign, and for what has run out. */
export function readFileToken(token: string, now: number): FileAddress | null {
  const [payload = "", signature = ""] = token.split(".", 2);
  const given = Buffer.from(signature, "base64url");
  const expected = signatureOf(payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const address = addressSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return address.expires > now ? address : null;
}

/** Files that a channel may fetch: registered by the hash of their bytes, which is also their name. */
import { createHash } from "node:crypto";
import { outputFormatOf } from "#core/output-formats.ts";
import type { PictureFile } from "#core/publishing/image-plan.ts";
import { prisma } from "#prisma/client.ts";
import { env } from "../env.ts";
import { notFound } from "../not-found.ts";
import { storage } from "../storage.ts";

/** A stored file, from now on to be had under its hash. */
export async function registerPicture(
  shopId: string,
  storageKey: string,
  mimeType: string,
): Promise<PictureFile> {
  const known = await prisma.publicPicture.findFirst({ where: { shopId, storageKey } });
  if (known !== null) return pictureFile(known);
  const bytes = await storage.getBytes(storageKey);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const row = { shopId, sha256, storageKey, mimeType, bytes: bytes.byteLength };
  await prisma.publicPicture.createMany({ data: [row], skipDuplicates: true });
  return pictureFile(row);
}

/** Keeps a picture of a listing before it is changed. */
export async function keepCopy(shopId: string, bytes: Uint8Array, mimeType: string): Promise<PictureFile> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storageKey = `${shopId}/listing-copies/${sha256}`;
  await storage.putBytes(storageKey, bytes, mimeType);
  const row = { shopId, sha256, storageKey, mimeType, bytes: bytes.byteLength };
  await prisma.publicPicture.createMany({ data: [row], skipDuplicates: true });
  return pictureFile(row);
}

/** @throws AppError NOT_FOUND */
export async function readPicture(shopId: string, sha256: string): Promise<Buffer> {
  const row = await prisma.publicPicture.findUnique({ where: { shopId_sha256: { shopId, sha256 } } });
  if (row === null) throw notFound("picture", sha256);
  return storage.getBytes(row.storageKey);
}

/** For anybody who knows the hash; null when there is no such picture. */
export async function openPublicPicture(sha256: string) {
  const row = await prisma.publicPicture.findFirst({ where: { sha256 } });
  const file = row && (await storage.openStream(row.storageKey));
  return row === null || file === null ? null : { ...file, mimeType: row.mimeType };
}

interface Registered {
  readonly sha256: string;
  readonly mimeType: string;
  readonly bytes: number;
}

/** No query in the address, and the right ending: some channels refuse anything else. */
export function pictureAddress({ sha256, mimeType }: Pick<Registered, "sha256" | "mimeType">): string {
  const extension = outputFormatOf(mimeType)?.extension ?? mimeType.replace("image/", "");
  return `${env.SHOPIFY_APP_URL}/pictures/${sha256}.${extension}`;
}

function pictureFile({ sha256, mimeType, bytes }: Registered): PictureFile {
  return { sha256, mimeType, bytes, url: pictureAddress({ sha256, mimeType }) };
}

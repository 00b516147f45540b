/** Which stored files are there, and under which address a channel may fetch each. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { pictureAddress, registerPicture } from "../publications/public-pictures.ts";
import type { RenditionOutput } from "../renditions/output.ts";
import { storage } from "../storage.ts";
import type { FindFiles } from "./load-products.ts";

type StoredFile = RenditionOutput["file"];

/** Files looked at at once: a bucket answers each in some tens of milliseconds. */
const atOnce = 16;

/** @param withAddresses gives every file a public address, made of the hash of its bytes */
export function fileFinder(shopId: string, withAddresses: boolean): FindFiles {
  return async (files) => {
    const known = withAddresses ? await knownAddresses(shopId, files) : new Map<string, string>();
    const found = new Map<string, string | null>();
    for (let from = 0; from < files.length; from += atOnce)
      await Promise.all(
        files.slice(from, from + atOnce).map(async (file) => {
          if (!(await storage.exists(file.key))) return;
          const address = withAddresses ? (known.get(file.key) ?? (await newAddress(shopId, file))) : null;
          if (address !== undefined) found.set(file.key, address);
        }),
      );
    return found;
  };
}

async function knownAddresses(shopId: string, files: readonly StoredFile[]): Promise<Map<string, string>> {
  const keys = files.map(({ key }) => key);
  const rows = await prisma.publicPicture.findMany({ where: { shopId, storageKey: { in: keys } } });
  return new Map(rows.map((row) => [row.storageKey, pictureAddress(row)]));
}

/** Undefined for a file that went away just now. */
async function newAddress(shopId: string, { key, mimeType }: StoredFile): Promise<string | undefined> {
  try {
    return (await registerPicture(shopId, key, mimeType)).url;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
}

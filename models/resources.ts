/** Joins the content-addressed pieces that @imgly's packages cut their weights into. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import { sha256Of } from "./verified-file.ts";

const resourcesSchema = z.record(
  z.string(),
  z.object({
    size: z.int().positive(),
    chunks: z.array(
      z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), offsets: z.tuple([z.int(), z.int()]) }),
    ),
  }),
);

/**
 * @param folder holds `resources.json` and the pieces, each named by its sha256.
 * @throws AppError FETCH_FAILED when the resource is not listed, or a piece is missing or altered.
 */
export async function joinResource(folder: string, resource: string): Promise<Buffer> {
  const listed = await readResources(folder);
  const entry = listed[resource];
  if (!entry)
    throw new AppError(
      "FETCH_FAILED",
      `expected ${resource} in resources.json but received ${Object.keys(listed).join(", ")}`,
    );
  const pieces: Buffer[] = [];
  for (const chunk of entry.chunks) pieces.push(await readPiece(folder, chunk.hash));
  const whole = Buffer.concat(pieces);
  if (whole.length !== entry.size) {
    throw new AppError(
      "FETCH_FAILED",
      `expected ${String(entry.size)} bytes for ${resource} but received ${String(whole.length)}`,
    );
  }
  return whole;
}

async function readResources(folder: string): Promise<z.infer<typeof resourcesSchema>> {
  try {
    return resourcesSchema.parse(JSON.parse(await readFile(join(folder, "resources.json"), "utf8")));
  } catch (cause) {
    throw new AppError(
      "FETCH_FAILED",
      "expected a list of pieces for the model weights but received none that can be read",
      { cause },
    );
  }
}

async function readPiece(folder: string, hash: string): Promise<Buffer> {
  const piece = await readFile(join(folder, hash)).catch((cause: unknown) => {
    throw new AppError(
      "FETCH_FAILED",
      `expected a file for piece ${hash} of the model weights but received none`,
      { cause },
    );
  });
  const received = sha256Of(piece);
  if (received !== hash)
    throw new AppError(
      "FETCH_FAILED",
      `expected sha256 ${hash} for a piece of the model weights but received ${received}`,
    );
  return piece;
}

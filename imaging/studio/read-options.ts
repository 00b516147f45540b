/** Reads the options file of the studio's command line. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { Preset } from "#core/preset.ts";
import { photographyOptionsSchema, photographyPreset } from "#core/studio/photography-options.ts";
import { studioScenes } from "#core/studio/scenes/all.ts";

/** @throws AppError BAD_INPUT naming every value that is wrong, and the scenes there are where the scene is unknown. */
export async function readPhotographyOptions(path: string | undefined): Promise<Preset> {
  if (path === undefined)
    throw new AppError("BAD_INPUT", "expected a JSON file for --options but received none");
  const parsed = photographyOptionsSchema.safeParse(await readJson(path));
  if (parsed.success) return photographyPreset(parsed.data);
  const isSceneUnknown = parsed.error.issues.some(({ path: at }) => at.join(".") === "scene.name");
  const known = isSceneUnknown ? `\nScenes: ${studioScenes.map(({ name }) => name).join(", ")}` : "";
  throw new AppError(
    "BAD_INPUT",
    `expected options for studio photography in ${path} but received:\n${z.prettifyError(parsed.error)}${known}`,
  );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("BAD_INPUT", `expected a JSON file for --options but received ${path}: ${reason}`, {
      cause,
    });
  }
}

/** Saves a shop's settings. */
import { AppError } from "#core/errors.ts";
import { findPreset } from "#core/presets/registry.ts";
import { settingsSchema, type Settings } from "#core/settings.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

const knownSettings = settingsSchema.refine(({ defaultPreset }) => findPreset(defaultPreset) !== undefined, {
  path: ["defaultPreset"],
  message: "a preset we have",
});

/** Keys left out of `input` keep their value. @throws AppError BAD_INPUT, NOT_FOUND */
export async function saveSettings(shopId: string, input: unknown): Promise<Settings> {
  return prisma.$transaction(async (tx) => {
    const shop = await tx.shop.findUnique({ where: { id: shopId } });
    if (shop === null) throw notFound("shop", shopId);
    const changed = { ...settingsSchema.parse(shop.settings), ...(Object(input) as object) };
    const parsed = knownSettings.safeParse(changed);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join("."));
      throw new AppError(
        "BAD_INPUT",
        `expected valid settings for ${fields.join(", ")} but received others`,
        {
          userMessage: `These settings are not valid: ${fields.join(", ")}.`,
        },
      );
    }
    await tx.shop.update({ where: { id: shopId }, data: { settings: parsed.data } });
    return parsed.data;
  });
}

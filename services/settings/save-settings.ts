/** Saves a shop's settings. */
import { AppError } from "#core/errors.ts";
import { findPreset } from "#core/presets/registry.ts";
import { settingsSchema, type Settings } from "#core/settings.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requireOwner, requirePermission } from "../staff/require-permission.ts";

const knownSettings = settingsSchema.refine(({ defaultPreset }) => findPreset(defaultPreset) !== undefined, {
  path: ["defaultPreset"],
  message: "a preset we have",
});

/** Keys left out of `input` keep their value. @throws AppError BAD_INPUT, NOT_FOUND, FORBIDDEN */
export async function saveSettings(shopId: string, input: unknown, actor: string): Promise<Settings> {
  return prisma.$transaction(async (tx) => {
    const shop = await tx.shop.findUnique({ where: { id: shopId } });
    if (shop === null) throw notFound("shop", shopId);
    const before = settingsSchema.parse(shop.settings);
    const changed = { ...before, ...(Object(input) as object) };
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
    const keys = changedKeys(before, parsed.data);
    if (keys.length === 0) return before;
    await requireLeave(tx, shopId, keys, actor);
    await tx.shop.update({ where: { id: shopId }, data: { settings: parsed.data } });
    await recordActivity(tx, shopId, {
      ...{ kind: "settings.changed", actor, subject: "shop" },
      ...{ before: only(before, keys), after: only(parsed.data, keys) },
    });
    return parsed.data;
  });
}

type Key = keyof Settings;

function changedKeys(before: Settings, after: Settings): Key[] {
  const keys = Object.keys(after) as Key[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

function only(settings: Settings, keys: readonly Key[]) {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}

/** Anybody may put the guide away; what newcomers may do is the owner's to say. */
async function requireLeave(
  tx: Transaction,
  shopId: string,
  keys: readonly Key[],
  actor: string,
): Promise<void> {
  if (keys.includes("newcomersMay")) await requireOwner(tx, shopId, actor);
  if (keys.some((key) => key !== "setupGuideDismissed"))
    await requirePermission(tx, shopId, actor, "settings");
}

/** A shop as the web process and the workers see it. */
import { settingsSchema, type Settings } from "#core/settings.ts";
import type { CatalogueSync } from "#prisma/generated/enums.ts";
import type { Shop } from "#prisma/generated/client.ts";

export interface OpenedShop {
  readonly id: string;
  /** `<name>.myshopify.com` */
  readonly domain: string;
  readonly installed: boolean;
  /** Since when Shopify refuses us; null while it does not. */
  readonly accessLostAt: string | null;
  readonly settings: Settings;
  readonly catalogueSync: CatalogueSync;
  /** When the catalogue was last read completely; null before the first time. */
  readonly catalogueSyncedAt: string | null;
  /** IANA name; null until it was read. */
  readonly timeZone: string | null;
}

export function toOpenedShop(row: Shop): OpenedShop {
  return {
    id: row.id,
    domain: row.domain,
    installed: row.uninstalledAt === null,
    accessLostAt: row.accessLostAt?.toISOString() ?? null,
    settings: settingsSchema.parse(row.settings),
    catalogueSync: row.catalogueSync,
    catalogueSyncedAt: row.catalogueSyncedAt?.toISOString() ?? null,
    timeZone: row.timeZone,
  };
}

/** A person of a shop as pages and verbs see them. */
import { permissionsSchema } from "#core/permissions-schema.ts";
import { permissions, type Permission } from "#core/permissions.ts";
import type { StaffMember } from "#prisma/generated/client.ts";

export interface StaffView {
  /** Shopify's user id. */
  readonly staffId: string;
  /** As the owner calls them; empty until then. */
  readonly name: string;
  readonly isOwner: boolean;
  /** An owner may do everything. */
  readonly permissions: readonly Permission[];
}

export function toStaffView({ staffId, name, isOwner, permissions: stored }: StaffMember): StaffView {
  return {
    ...{ staffId, name, isOwner },
    permissions: isOwner ? permissions : permissionsSchema.parse(stored),
  };
}

/** The one place where it is decided whether somebody may do something; every verb that changes a shop asks here. */
import { AppError } from "#core/errors.ts";
import { staffIdOf, type Permission } from "#core/permissions.ts";
import type { Transaction } from "#prisma/client.ts";
import { readSettings } from "../settings/read-settings.ts";
import { toStaffView } from "./staff-member.ts";

/**
 * What Packshot does by itself (automation, the approval policy) is bound by settings that somebody was allowed to change.
 * @throws AppError FORBIDDEN
 */
export async function requirePermission(
  tx: Transaction,
  shopId: string,
  actor: string,
  permission: Permission,
): Promise<void> {
  if (await mayDo(tx, shopId, actor, permission)) return;
  throw new AppError("FORBIDDEN", `expected permission "${permission}" for ${actor} but received none`, {
    userMessage: `${sentences[permission]} The owner of Packshot in this shop can allow it under Team.`,
  });
}

/** A person whom we have not met yet may do what newcomers may. */
export async function mayDo(
  tx: Transaction,
  shopId: string,
  actor: string,
  permission: Permission,
): Promise<boolean> {
  const staffId = staffIdOf(actor);
  if (staffId === null) return true;
  const row = await tx.staffMember.findUnique({ where: { shopId_staffId: { shopId, staffId } } });
  const granted = row ? toStaffView(row).permissions : (await readSettings(tx, shopId)).newcomersMay;
  return granted.includes(permission);
}

/** @throws AppError FORBIDDEN for everybody but an owner */
export async function requireOwner(tx: Transaction, shopId: string, actor: string): Promise<void> {
  const staffId = staffIdOf(actor) ?? "";
  if ((await tx.staffMember.count({ where: { shopId, staffId, isOwner: true } })) > 0) return;
  throw new AppError("FORBIDDEN", `expected an owner but received ${actor}`, {
    userMessage: "Only the owner of Packshot in this shop can change who may do what.",
  });
}

const sentences: Readonly<Record<Permission, string>> = {
  enhance: "You may not start or stop enhancing products.",
  approve: "You may not approve or reject pictures.",
  publish: "You may not put pictures into the shop or take them out.",
  settings: "You may not change settings, automation or the plan.",
};

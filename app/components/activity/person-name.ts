/** What people call an actor of the log. */
import type { TFunction } from "i18next";
import { policyActor } from "#core/activity.ts";
import { staffIdOf } from "#core/permissions.ts";

export interface NamedPerson {
  readonly staffId: string;
  readonly name: string;
}

/** The name the owner gave, or a number; what Packshot does by itself is called by that. */
export function personName(actor: string, staff: readonly NamedPerson[], t: TFunction): string {
  const staffId = staffIdOf(actor);
  if (staffId === null) return actor === policyActor ? t("activity:policy") : actor;
  const name = staff.find((person) => person.staffId === staffId)?.name ?? "";
  return name === "" ? t("staff:unnamed", { id: staffId }) : name;
}

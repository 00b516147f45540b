/** Whether this person may do something, and the sentence that says why not. */
import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Permission } from "#core/permissions.ts";
import type { FrameView } from "../frame-view.ts";

/** Null when they may. The server refuses by itself; this only spares people the attempt. */
export function useRefusal(): (permission: Permission) => string | null {
  const { t } = useTranslation("staff");
  const permissions = useRouteLoaderData<FrameView>("routes/app")?.permissions;
  return (permission) =>
    permissions === undefined || permissions.includes(permission) ? null : t(`notAllowed.${permission}`);
}

/** Pictures packed for channels without a connector: what is under way, and what can be downloaded. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cancelExport } from "#services/exports/cancel-export.ts";
import { listExports } from "#services/exports/list-exports.ts";
import { ExportsPage } from "../components/exports/exports-page.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { useAction } from "../components/use-action.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, { request }) => {
  const page = await listExports(shopId, new URL(request.url).searchParams.get("cursor"));
  return { ...page, mayExport: staff.permissions.includes("publish") };
});

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  readIntent(form, ["cancel"]);
  await cancelExport(shopId, textField(form, "exportId"), actor);
  return { ok: true, message: t("exports:cancelled") };
});

export default function Exports() {
  const { t } = useTranslation("exports");
  const view = useLoaderData<typeof loader>();
  const action = useAction();
  usePolling(view.exports.some(({ state }) => ["queued", "checking", "packing"].includes(state)));
  return (
    <PageFrame
      title={t("title")}
      subtitle={t("subtitle")}
      {...(view.exports.length > 0 && { primaryAction: { content: t("new"), url: "/app/exports/new" } })}
    >
      <ExportsPage {...view} action={action} />
    </PageFrame>
  );
}

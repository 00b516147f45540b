/** Publications: what waits for a decision, what is on its way, what went wrong, what buyers see. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { approvePublications } from "#services/publications/approve-publications.ts";
import { cancelPublication } from "#services/publications/decide-publication.ts";
import {
  listPublications,
  publicationViews,
  readReady,
  type PublicationViewName,
} from "#services/publications/list-publications.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { PublicationsPage } from "../components/publishing/publications-page.tsx";
import { isUnderWay } from "../components/publishing/publication-looks.ts";
import { useAction } from "../components/use-action.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";
import { readSchedule } from "../reading/schedule.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

const viewNames = Object.keys(publicationViews) as PublicationViewName[];

export const loader = merchantLoader(async ({ shopId, staff }, { request }) => {
  const search = new URL(request.url).searchParams;
  const view = viewNames.find((name) => name === search.get("view"));
  const batch = search.get("batch") ?? undefined;
  return {
    ...{ view: view ?? null, batch: batch ?? null, mayPublish: staff.permissions.includes("publish") },
    page: await listPublications(shopId, { view, batch }, search.get("cursor")),
  };
});

export const action = merchantAction(async ({ shopId, shop, actor, t }, form) => {
  const intent = readIntent(form, ["approve", "cancel"]);
  if (intent === "approve") {
    const publicationIds = await readReady(shopId, textField(form, "batch") || undefined);
    const scheduledFor = readSchedule(form, shop.timeZone);
    const { queued: count } = await approvePublications(shopId, { publicationIds, actor, scheduledFor });
    return { ok: true, message: t(`publications:${scheduledFor ? "scheduled" : "approved"}`, { count }) };
  }
  const publicationIds = textField(form, "ids").split(",");
  for (const id of publicationIds) await cancelPublication(shopId, id, actor);
  return { ok: true, message: t("publications:cancelled", { count: publicationIds.length }) };
});

export default function Publications() {
  const { t } = useTranslation("publications");
  const view = useLoaderData<typeof loader>();
  const action = useAction();
  usePolling(view.page.publications.some(({ state }) => isUnderWay(state)));
  return (
    <PageFrame
      title={t("title")}
      subtitle={t("subtitle")}
      back={{ content: t("listings"), url: "/app/listings" }}
    >
      <PublicationsPage {...view} action={action} />
    </PageFrame>
  );
}

/** Publications: what waits for a decision, what is on its way, what went wrong, what buyers see. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { approvePublications } from "#services/publications/approve-publications.ts";
import { cancelPublications, replanPublications } from "#services/publications/decide-many.ts";
import { bulkStates, listPublications } from "#services/publications/list-publications.ts";
import { readPublicationIds } from "#services/publications/publication-filter.ts";
import { readListingAccounts } from "#services/listings/read-listing-accounts.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { PublicationsPage } from "../components/publishing/publications-page.tsx";
import { isUnderWay } from "../components/publishing/publication-looks.ts";
import { useAction } from "../components/use-action.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent } from "../merchant.server.ts";
import { readPublicationFilter } from "../reading/publication-filter.ts";
import { readSchedule } from "../reading/schedule.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, { request }) => {
  const search = new URL(request.url).searchParams;
  const filter = readPublicationFilter(search);
  const [page, accounts] = await Promise.all([
    listPublications(shopId, filter, search.get("cursor")),
    readListingAccounts(shopId),
  ]);
  return { page, filter, accounts, mayPublish: staff.permissions.includes("publish") };
});

export const action = merchantAction(async ({ shopId, shop, actor, t }, form) => {
  const filter = readPublicationFilter(form);
  switch (readIntent(form, ["approve", "replan", "cancel"])) {
    case "approve": {
      const publicationIds = await readPublicationIds(shopId, filter, bulkStates.approve);
      const scheduledFor = readSchedule(form, shop.timeZone);
      const { queued: count } = await approvePublications(shopId, { publicationIds, actor, scheduledFor });
      return { ok: true, message: t(`publications:${scheduledFor ? "scheduled" : "approved"}`, { count }) };
    }
    case "replan": {
      const count = await replanPublications(shopId, filter, actor);
      return { ok: true, message: t("publications:plannedAgain", { count }) };
    }
    case "cancel": {
      const count = await cancelPublications(shopId, filter, actor);
      return { ok: true, message: t("publications:cancelled", { count }) };
    }
  }
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

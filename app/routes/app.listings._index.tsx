/** The listings on all marketplaces: which product each sells, and what to publish there. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { publishModes } from "#core/publishing/image-plan.ts";
import { decideLinks, linkListing } from "#services/listings/decide-links.ts";
import type { WhichListings } from "#services/listings/listing-filter.ts";
import { listListings } from "#services/listings/list-listings.ts";
import { readListingAccounts } from "#services/listings/read-listing-accounts.ts";
import { readLinkedListings } from "#services/listings/read-linked-listings.ts";
import { requestReading } from "#services/listings/request-reading.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { ListingsPage } from "../components/listings/listings-page.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { useAction } from "../components/use-action.ts";
import { useDownload } from "../components/use-download.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";
import { readListingFilter } from "../reading/listing-filter.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, { request }) => {
  const search = new URL(request.url).searchParams;
  const filter = readListingFilter(search);
  const [page, accounts] = await Promise.all([
    listListings(shopId, filter, search.get("cursor")),
    readListingAccounts(shopId),
  ]);
  return { page, accounts, mayPublish: staff.permissions.includes("publish") };
});

export const action = merchantAction(async ({ shopId, actor, t, redirect }, form) => {
  const intent = readIntent(form, ["confirm", "refuse", "unlink", "link", "publish", "read"]);
  switch (intent) {
    case "read": {
      const { started } = await requestReading(shopId, textField(form, "accountId"), actor);
      return { ok: true, message: t(started ? "listings:readStarted" : "listings:readRunning") };
    }
    case "link":
      await linkListing(shopId, textField(form, "listingId"), { gid: textField(form, "productGid") }, actor);
      return { ok: true, message: t("listings:linked") };
    case "publish": {
      const mode = publishModes.find((name) => name === textField(form, "mode")) ?? "preserve";
      const listingIds = await readLinkedListings(shopId, whichOf(form));
      const { batchId, drafted } = await draftPublications(shopId, { listingIds, mode, actor });
      if (drafted === 0) return { ok: false, code: "BAD_INPUT", message: t("listings:noneLinked") };
      return redirect(`/app/publications?batch=${batchId}`);
    }
    default: {
      const count = await decideLinks(shopId, whichOf(form), intent, actor);
      return { ok: true, message: t(`listings:decided.${intent}`, { count }) };
    }
  }
});

const idsOf = (form: FormData) =>
  textField(form, "ids")
    .split(",")
    .filter((id) => id !== "");

function whichOf(form: FormData): WhichListings {
  return form.get("all") === "1" ? readListingFilter(form) : idsOf(form);
}

export default function Listings() {
  const { t } = useTranslation("listings");
  const { page, accounts, mayPublish } = useLoaderData<typeof loader>();
  const action = useAction();
  const [address] = useSearchParams();
  usePolling(accounts.some(({ isReading }) => isReading));
  const download = useDownload("/app/listings/export", "packshot-listings.csv", t("exportFailed"));
  return (
    <PageFrame
      title={t("title")}
      subtitle={t("subtitle")}
      fullWidth
      secondaryActions={[
        {
          ...{ content: t("export"), loading: download.busy, onAction: download.start },
          disabled: page.total === 0,
        },
        { content: t("import.open"), url: "/app/listings/import", disabled: !mayPublish },
      ]}
    >
      <ListingsPage key={address.toString()} {...{ page, accounts, mayPublish, action }} />
    </PageFrame>
  );
}

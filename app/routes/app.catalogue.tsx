/** The shop's products: find them, select them, enhance them. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { cancelSync, readSyncProgress } from "#services/catalogue/bulk-read.ts";
import { listCollections } from "#services/catalogue/list-collections.ts";
import { listProducts } from "#services/catalogue/list-products.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { CatalogueEmpty } from "../components/catalogue/catalogue-empty.tsx";
import { CatalogueFilters } from "../components/catalogue/catalogue-filters.tsx";
import { CatalogueTable } from "../components/catalogue/catalogue-table.tsx";
import { SyncProgressBanner } from "../components/catalogue/sync-progress-banner.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { useAction } from "../components/use-action.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent } from "../merchant.server.ts";
import { readCatalogueFilter, readCatalogueSort } from "../reading/catalogue-filter.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

const pageSize = 50;

export const loader = merchantLoader(async ({ shopId, shop }, { request }) => {
  const search = new URL(request.url).searchParams;
  const filter = readCatalogueFilter(search);
  return {
    page: await listProducts(shopId, {
      ...filter,
      sort: readCatalogueSort(search),
      cursor: search.get("cursor"),
      pageSize,
    }),
    filtered: Object.keys(filter).length > 0,
    collections: await listCollections(shopId),
    sync: shop.catalogueSync,
    progress: shop.catalogueSync === "running" ? await readSyncProgress(shopId) : null,
    syncedAt: shop.catalogueSyncedAt,
  };
});

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  if (readIntent(form, ["sync", "stop"]) === "stop") {
    const { cancelled } = await cancelSync(shopId, actor);
    return { ok: true, message: cancelled ? t("catalogue:stopping") : t("catalogue:alreadyRead") };
  }
  const { started } = await requestSync(shopId, actor);
  return {
    ok: true,
    message: started ? t("catalogue:refreshStarted") : t("catalogue:refreshRunning"),
  };
});

export default function Catalogue() {
  const { t } = useTranslation(["catalogue", "words"]);
  const { page, filtered, sync, syncedAt, progress, collections } = useLoaderData<typeof loader>();
  const refresh = useAction();
  const [address] = useSearchParams();
  const syncing = sync === "running";
  usePolling(syncing);
  const requestRefresh = () => refresh.post({ intent: "sync" });
  const empty = page.products.length === 0;
  return (
    <PageFrame
      title={t("title")}
      fullWidth
      subtitle={filtered ? t("matches", { count: page.total }) : t("words:products", { count: page.total })}
      secondaryActions={[
        {
          content: syncing ? t("reading") : t("refresh"),
          onAction: requestRefresh,
          disabled: syncing,
          loading: refresh.busy,
        },
      ]}
    >
      <BlockStack gap="400">
        {progress && (
          <SyncProgressBanner
            progress={progress}
            onStop={() => refresh.post({ intent: "stop" })}
            stopping={refresh.busy || progress.cancelling}
          />
        )}
        {refresh.result?.ok === false && <Banner tone="critical">{refresh.result.message}</Banner>}
        {sync === "failed" && !empty && (
          <Banner tone="warning" action={{ content: t("retry"), onAction: requestRefresh }}>
            {t("halfRead")}
          </Banner>
        )}
        <Card padding="0">
          <CatalogueFilters collections={collections} />
          {empty ? (
            <CatalogueEmpty
              syncing={syncing}
              failed={sync === "failed"}
              filtered={filtered}
              onRefresh={requestRefresh}
            />
          ) : (
            // A selection belongs to what is on the screen; it does not survive another filter or page.
            <CatalogueTable key={address.toString()} page={page} />
          )}
        </Card>
        {syncedAt !== null && (
          <Text as="p" tone="subdued" alignment="center">
            {t("readAt")} <TimeAgo at={syncedAt} />
          </Text>
        )}
      </BlockStack>
    </PageFrame>
  );
}

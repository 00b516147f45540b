/** All runs of the shop. */
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { listRuns } from "#services/runs/list-runs.ts";
import { PageFrame } from "../components/page-frame.tsx";
import { Pager } from "../components/pager.tsx";
import { RunList } from "../components/run/run-list.tsx";
import { isActive } from "../components/run/run-words.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantLoader } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ shopId }, { request }) =>
  listRuns(shopId, new URL(request.url).searchParams.get("cursor")),
);

export default function Runs() {
  const { t } = useTranslation("runs");
  const { runs, nextCursor, previousCursor } = useLoaderData<typeof loader>();
  usePolling(runs.some(isActive));
  return (
    <PageFrame
      title={t("title")}
      primaryAction={{ content: t("enhanceProducts"), url: "/app/catalogue" }}
      secondaryActions={[{ content: t("attention.title"), url: "/app/attention" }]}
    >
      {runs.length === 0 ? (
        <Card>
          <EmptyState
            heading={t("none")}
            image="/empty-runs.svg"
            action={{ content: t("chooseProducts"), url: "/app/catalogue" }}
          >
            <p>{t("noneHelp")}</p>
          </EmptyState>
        </Card>
      ) : (
        <BlockStack gap="400">
          <RunList runs={runs} />
          <Pager nextCursor={nextCursor} previousCursor={previousCursor} />
        </BlockStack>
      )}
    </PageFrame>
  );
}

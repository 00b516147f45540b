/** The activity log: who did what, when, before and after. */
import { useLoaderData } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { readActivityFilter } from "#services/activity/activity-filter.ts";
import { listActivities } from "#services/activity/list-activities.ts";
import { listStaff } from "#services/staff/list-staff.ts";
import { ActivityFilters } from "../components/activity/activity-filters.tsx";
import { ActivityTable } from "../components/activity/activity-table.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { Pager } from "../components/pager.tsx";
import { useDownload } from "../components/use-download.ts";
import { translateSentence } from "../i18n/translate-sentences.server.ts";
import { merchantLoader } from "../merchant.server.ts";
import { presetViews } from "../words/preset-views.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, language }, { request }) => {
  const { searchParams } = new URL(request.url);
  const filter = readActivityFilter(searchParams);
  const [page, staff] = await Promise.all([
    listActivities(shopId, filter, searchParams.get("cursor")),
    listStaff(shopId),
  ]);
  return {
    ...page,
    // A run is called by its preset.
    lines: page.lines.map((line) =>
      line.subject === "run" ? { ...line, title: translateSentence(line.title, language) } : line,
    ),
    filter,
    staff: staff.map(({ staffId, name }) => ({ staffId, name })),
    presets: presetViews(language).map(({ name, title }) => ({ name, title })),
  };
});

export default function Activity() {
  const { t } = useTranslation("activity");
  const { lines, filter, staff, presets, ...cursors } = useLoaderData<typeof loader>();
  const download = useDownload("/app/activity/export", "packshot-activity.csv", t("exportFailed"));
  return (
    <PageFrame
      title={t("title")}
      subtitle={t("subtitle")}
      fullWidth
      secondaryActions={[{ content: t("export"), loading: download.busy, onAction: download.start }]}
    >
      <BlockStack gap="400">
        <ActivityFilters filter={filter} staff={staff} />
        <ActivityTable lines={lines} staff={staff} presets={presets} />
        <Pager {...cursors} />
      </BlockStack>
    </PageFrame>
  );
}

/** Home: what is going on, and the next step. */
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Text } from "@shopify/polaris";
import { readOverview } from "#services/home/read-overview.ts";
import { saveSettings } from "#services/settings/save-settings.ts";
import { Figures } from "../components/home/figures.tsx";
import { LastWriteBacks } from "../components/home/last-write-backs.tsx";
import { NextStep } from "../components/home/next-step.tsx";
import { SetupGuide } from "../components/home/setup-guide.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { RunList } from "../components/run/run-list.tsx";
import { useAction } from "../components/use-action.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ shopId }) => readOverview(shopId));

export const action = merchantAction(async ({ shopId, actor }, form) => {
  readIntent(form, ["dismiss-setup-guide"]);
  await saveSettings(shopId, { setupGuideDismissed: true }, actor);
  return { ok: true, message: "Set-up guide dismissed" };
});

export default function Home() {
  const overview = useLoaderData<typeof loader>();
  const { activeRuns, lastWriteBacks, catalogueSync, setupGuideDismissed } = overview;
  const action = useAction();
  usePolling(activeRuns.length > 0 || catalogueSync === "running");
  return (
    <PageFrame title="Home">
      <BlockStack gap="400">
        <NextStep overview={overview} />
        <Figures overview={overview} />
        {activeRuns.length > 0 && (
          <BlockStack gap="200">
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="h2" variant="headingMd">
                Running now
              </Text>
            </Box>
            <RunList runs={activeRuns} />
          </BlockStack>
        )}
        <LastWriteBacks writeBacks={lastWriteBacks} />
        {!setupGuideDismissed && (
          <SetupGuide
            overview={overview}
            onDismiss={() => action.post({ intent: "dismiss-setup-guide" }, "/app?index")}
          />
        )}
      </BlockStack>
    </PageFrame>
  );
}

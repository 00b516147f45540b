/** Home: what is going on, and the next step. */
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { listSignedOut } from "#services/accounts/list-signed-out.ts";
import { readOverview } from "#services/home/read-overview.ts";
import { saveSettings } from "#services/settings/save-settings.ts";
import { SignInBanner } from "../components/accounts/sign-in-banner.tsx";
import { AttentionBanner } from "../components/home/attention-banner.tsx";
import { Figures } from "../components/home/figures.tsx";
import type { HomeView } from "../components/home/home-view.ts";
import { LastWriteBacks } from "../components/home/last-write-backs.tsx";
import { NextStep } from "../components/home/next-step.tsx";
import { SetupGuide } from "../components/home/setup-guide.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { RunList } from "../components/run/run-list.tsx";
import { useAction } from "../components/use-action.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop }): Promise<HomeView> => {
  const { approval, writeBackOnApproval } = shop.settings;
  const [overview, signedOut] = await Promise.all([readOverview(shopId), listSignedOut(shopId)]);
  return { ...overview, signedOut, approval, writeBackOnApproval };
});

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  readIntent(form, ["dismiss-setup-guide"]);
  await saveSettings(shopId, { setupGuideDismissed: true }, actor);
  return { ok: true, message: t("home:guide.dismissed") };
});

export default function Home() {
  const { t } = useTranslation("home");
  const home = useLoaderData<typeof loader>();
  const { activeRuns, lastWriteBacks, catalogueSync, setupGuideDismissed } = home;
  const action = useAction();
  usePolling(activeRuns.length > 0 || catalogueSync === "running");
  return (
    <PageFrame title={t("title")}>
      <BlockStack gap="400">
        <NextStep home={home} />
        <SignInBanner accounts={home.signedOut} />
        <AttentionBanner count={home.needAttention} />
        <Figures overview={home} />
        {activeRuns.length > 0 && (
          <BlockStack gap="200">
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="h2" variant="headingMd">
                {t("runningNow")}
              </Text>
            </Box>
            <RunList runs={activeRuns} />
          </BlockStack>
        )}
        <LastWriteBacks writeBacks={lastWriteBacks} />
        {!setupGuideDismissed && (
          <SetupGuide
            home={home}
            onDismiss={() => action.post({ intent: "dismiss-setup-guide" }, "/app?index")}
          />
        )}
      </BlockStack>
    </PageFrame>
  );
}

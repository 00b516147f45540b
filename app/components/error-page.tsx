/** An error inside the app, with a way on. */
import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RouteErrorWords } from "../words/read-route-error.ts";
import { PageFrame } from "./page-frame.tsx";

export function ErrorPage({ title, message, canRetry }: RouteErrorWords) {
  const { t } = useTranslation("frame");
  const { revalidate, state } = useRevalidator();
  return (
    <PageFrame title={title}>
      <Banner tone={canRetry ? "critical" : "warning"}>
        <BlockStack gap="300">
          <p>{message}</p>
          <InlineStack gap="200">
            {canRetry && (
              <Button onClick={revalidate} loading={state !== "idle"}>
                {t("error.retry")}
              </Button>
            )}
            <Button url="/app">{t("error.home")}</Button>
          </InlineStack>
        </BlockStack>
      </Banner>
    </PageFrame>
  );
}

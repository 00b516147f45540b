/** An error inside the app, with a way on. */
import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Page } from "@shopify/polaris";
import type { RouteErrorWords } from "../words/read-route-error.ts";

export function ErrorPage({ title, message, canRetry }: RouteErrorWords) {
  const { revalidate, state } = useRevalidator();
  return (
    <Page title={title}>
      <Banner tone={canRetry ? "critical" : "warning"}>
        <BlockStack gap="300">
          <p>{message}</p>
          <InlineStack gap="200">
            {canRetry && (
              <Button onClick={revalidate} loading={state !== "idle"}>
                Try again
              </Button>
            )}
            <Button url="/app">Go to Home</Button>
          </InlineStack>
        </BlockStack>
      </Banner>
    </Page>
  );
}

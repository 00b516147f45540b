/** Above every page while Shopify refuses us; it goes by itself once the access is back. */
import { useFetcher } from "@remix-run/react";
import { Banner, Box } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { LostAccess } from "#services/access/read-access.ts";
import { TimeAgo } from "./time-ago.tsx";

const path = "/app/access";
const calmMs = 60_000;
const hopefulMs = 3_000;

export function AccessBanner({ initial }: { readonly initial: LostAccess | null }) {
  const { t } = useTranslation("automation");
  const { load, data, state } = useFetcher<{ lost: LostAccess | null }>();
  const lost = data === undefined ? initial : data.lost;
  const everyMs = lost === null ? calmMs : hopefulMs;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") load(path);
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, load]);
  if (lost === null) return null;
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner
        tone="critical"
        title={t("access.title")}
        action={{
          content: t("access.retry"),
          loading: state !== "idle",
          onAction: () => load(path),
        }}
      >
        <p>
          {t("access.text")} {lost.waiting > 0 && t("access.waiting", { count: lost.waiting })}
        </p>
        <p>
          {t("access.since")} <TimeAgo at={lost.since} />
        </p>
      </Banner>
    </Box>
  );
}

/** Links listings by a CSV file: what each line would do is shown first, and nothing is changed before a person says so. */
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importLinks, previewLinks, type LinkPreview } from "#services/listings/import-links.ts";
import type { ActionResult } from "../action-result.ts";
import { LinkFile } from "../components/listings/link-file.tsx";
import { LinkPreviewCard } from "../components/listings/link-preview.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { useAction } from "../components/use-action.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(({ staff }) =>
  Promise.resolve({ mayPublish: staff.permissions.includes("publish") }),
);

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  const csv = textField(form, "csv");
  if (readIntent(form, ["preview", "import"]) === "preview")
    return Response.json({ preview: await previewLinks(shopId, csv, actor) });
  const count = await importLinks(shopId, csv, actor);
  return { ok: true, message: t("listings:import.done", { count }) };
});

export default function ImportLinks() {
  const { t } = useTranslation("listings");
  const { mayPublish } = useLoaderData<typeof loader>();
  const preview = useFetcher<{ preview: LinkPreview } | Extract<ActionResult, { ok: false }>>();
  const action = useAction();
  const [csv, setCsv] = useState<string | null>(null);
  const choose = (text: string) => {
    setCsv(text);
    preview.submit({ intent: "preview", csv: text }, { method: "post" });
  };
  const link = () => {
    if (csv !== null) action.post({ intent: "import", csv });
    setCsv(null);
  };
  const seen = csv !== null && preview.state === "idle" ? preview.data : undefined;
  return (
    <PageFrame
      title={t("import.title")}
      subtitle={t("import.subtitle")}
      back={{ content: t("title"), url: "/app/listings" }}
    >
      <BlockStack gap="400">
        {!mayPublish && <Banner tone="info">{t("notAllowed")}</Banner>}
        {action.result && !action.busy && csv === null && (
          <Banner
            tone={action.result.ok ? "success" : "critical"}
            {...(action.result.ok && { action: { content: t("import.toListings"), url: "/app/listings" } })}
          >
            {action.result.message}
          </Banner>
        )}
        <LinkFile disabled={!mayPublish} busy={preview.state !== "idle" || action.busy} onText={choose} />
        {seen && "message" in seen && <Banner tone="critical">{seen.message}</Banner>}
        {seen && "preview" in seen && <LinkPreviewCard preview={seen.preview} onLink={link} />}
      </BlockStack>
    </PageFrame>
  );
}

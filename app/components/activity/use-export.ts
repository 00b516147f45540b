/** Fetches the activity log as a file: a plain link would not carry the session token into Shopify's frame. */
import { useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export function useExport(): { readonly start: () => void; readonly busy: boolean } {
  const { t } = useTranslation("activity");
  const [search] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const shopify = useAppBridge();
  const run = async () => {
    setBusy(true);
    try {
      const response = await fetch(`/app/activity/export?${search.toString()}`);
      if (!response.ok) throw new Error(response.statusText);
      save(await response.blob());
    } catch {
      shopify.toast.show(t("exportFailed"), { isError: true });
    } finally {
      setBusy(false);
    }
  };
  return { start: () => void run(), busy };
}

function save(file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "packshot-activity.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Fetches a file of ours: a plain link would not carry the session token into Shopify's frame. */
import { useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";

export interface Download {
  readonly start: () => void;
  readonly busy: boolean;
}

/** What the file holds is narrowed down as the page is. @param failed the sentence for when it does not come */
export function useDownload(path: string, fileName: string, failed: string): Download {
  const [search] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const shopify = useAppBridge();
  const run = async () => {
    setBusy(true);
    try {
      const response = await fetch(`${path}?${search.toString()}`);
      if (!response.ok) throw new Error(response.statusText);
      save(await response.blob(), fileName);
    } catch {
      shopify.toast.show(failed, { isError: true });
    } finally {
      setBusy(false);
    }
  };
  return { start: () => void run(), busy };
}

function save(file: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

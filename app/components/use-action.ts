/** Posts to an action and tells the merchant what came of it in a toast. */
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useRef } from "react";
import type { ActionResult } from "../action-result.ts";

export interface Action {
  /** Posts the fields; the page's own action when no path is given. */
  readonly post: (fields: Record<string, string>, path?: string) => void;
  readonly busy: boolean;
  /** The intent under way, to show which button is at work. */
  readonly intent: string | null;
  readonly result: ActionResult | undefined;
}

export function useAction(onDone?: (result: ActionResult) => void): Action {
  const fetcher = useFetcher<ActionResult>();
  const shopify = useAppBridge();
  const shown = useRef<ActionResult | undefined>(undefined);
  const result = fetcher.data;

  useEffect(() => {
    if (result === undefined || result === shown.current) return;
    shown.current = result;
    if (onDone) onDone(result);
    else shopify.toast.show(result.message, { isError: !result.ok });
  }, [result, onDone, shopify]);

  const { submit } = fetcher;
  const post = useCallback(
    (fields: Record<string, string>, path?: string) =>
      submit(fields, { method: "post", ...(path !== undefined && { action: path }) }),
    [submit],
  );
  const intent = fetcher.formData?.get("intent");
  return {
    post,
    busy: fetcher.state !== "idle",
    intent: typeof intent === "string" ? intent : null,
    result,
  };
}

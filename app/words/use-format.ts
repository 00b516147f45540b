/** Figures and moments in the page's language and the shop's time zone. */
import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FrameView } from "../frame-view.ts";
import { createFormat, type Format } from "./format.ts";

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const timeZone = useRouteLoaderData<FrameView>("routes/app")?.timeZone ?? null;
  const { language } = i18n;
  // One instance speaks several languages in turn.
  return useMemo(() => createFormat(i18n, timeZone), [i18n, language, timeZone]);
}

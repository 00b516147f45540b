/** @jsxImportSource preact */
/** Says why something was refused, in the app's words where it gave some. */
import type { I18n } from "./i18n.ts";
import type { Refusal } from "./ask-packshot.ts";

export function RefusalBanner({ refusal, i18n }: { readonly refusal: Refusal | null; readonly i18n: I18n }) {
  if (refusal === null) return null;
  return <s-banner tone="critical">{refusal.sentence ?? i18n.translate("noAnswer")}</s-banner>;
}

/** @jsxImportSource preact */
/** What is on its way for the products at hand, and the way to what waits for review. */
import type { SelectionAnswer } from "../../core/extension-api.ts";
import type { I18n } from "./i18n.ts";
import { inApp } from "./in-app.ts";

export function PendingLine({ answer, i18n }: { readonly answer: SelectionAnswer; readonly i18n: I18n }) {
  const { working, inReview, reviewPath } = answer;
  return (
    <>
      {working > 0 && (
        <s-stack direction="inline" gap="small" alignItems="center">
          <s-spinner accessibilityLabel={i18n.translate("workingLabel")} />
          <s-text>{i18n.translate("working", { count: working })}</s-text>
        </s-stack>
      )}
      {inReview > 0 && (
        <s-stack direction="inline" gap="small" alignItems="center">
          <s-badge tone="warning">{i18n.translate("inReview", { count: inReview })}</s-badge>
          {reviewPath !== null && <s-link href={inApp(reviewPath)}>{i18n.translate("review")}</s-link>}
        </s-stack>
      )}
    </>
  );
}

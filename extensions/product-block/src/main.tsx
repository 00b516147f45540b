/** @jsxImportSource preact */
/** The card on a product's page: what is on its way, what waits for review, and the way to start. */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";
import { render } from "preact";
import { PendingLine } from "../../shared/pending-line.tsx";
import { RefusalBanner } from "../../shared/refusal-banner.tsx";
import { useSelection } from "../../shared/use-selection.ts";

declare const shopify: Api;

/** Called by Shopify's admin. */
export default function showBlock(): void {
  render(<ProductBlock />, document.body);
}

function ProductBlock() {
  const { i18n, data, navigation } = shopify;
  const { answer, refusal } = useSelection(
    data.selected.map(({ id }) => id),
    i18n,
  );
  const isQuiet = answer !== null && answer.inReview + answer.working === 0;
  return (
    <s-admin-block heading={i18n.translate("name")}>
      <s-stack direction="block" gap="base">
        <RefusalBanner refusal={refusal} i18n={i18n} />
        {answer === null && refusal === null && (
          <s-spinner accessibilityLabel={i18n.translate("workingLabel")} />
        )}
        {answer !== null && <s-text>{i18n.translate("photos", { count: answer.photos })}</s-text>}
        {isQuiet && <s-text color="subdued">{i18n.translate("nothingPending")}</s-text>}
        {answer !== null && <PendingLine answer={answer} i18n={i18n} />}
        {answer !== null && answer.mayStart && answer.photos > 0 && (
          <s-button onClick={() => navigation.navigate("extension://enhance-product")}>
            {i18n.translate("enhance")}
          </s-button>
        )}
      </s-stack>
    </s-admin-block>
  );
}

/** How many listings are selected, and what can be decided about them. It is always there, so that nothing moves. */
import { useSearchParams } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ListingRow } from "#services/listings/list-listings.ts";
import { listingFilterFields } from "../../reading/listing-filter.ts";
import styles from "../catalogue/catalogue.module.css";
import { PageCheck } from "../selection/page-check.tsx";
import type { Selection } from "../selection/use-selection.ts";
import type { Action } from "../use-action.ts";
import own from "./listings.module.css";

interface ListingBarProps {
  readonly selection: Selection;
  readonly listings: readonly ListingRow[];
  readonly total: number;
  readonly action: Action;
  readonly mayPublish: boolean;
}

const decisions = ["confirm", "refuse", "unlink"] as const;
const fits: Readonly<Record<(typeof decisions)[number], readonly ListingRow["link"][]>> = {
  confirm: ["suggested"],
  refuse: ["none", "suggested"],
  unlink: ["confirmed", "refused"],
};

export function ListingBar({ selection, listings, total, action, mayPublish }: ListingBarProps) {
  const { t } = useTranslation("listings");
  const [search] = useSearchParams();
  const { ids, everything, selectEverything } = selection;
  const wholePage = ids.size === listings.length;
  const chosen = listings.filter(({ id }) => ids.has(id));
  const which = everything
    ? { all: "1", ...listingFilterFields(search) }
    : { ids: chosen.map(({ id }) => id).join() };
  const some = (states: readonly ListingRow["link"][]) => chosen.some(({ link }) => states.includes(link));
  return (
    <div className={styles["bar"]}>
      <PageCheck selection={selection} shown={listings.length}>
        {ids.size === 0 && t("selectPage", { count: listings.length })}
        {ids.size > 0 && !everything && t("selected", { count: ids.size })}
        {everything && t("allSelected", { count: total })}
      </PageCheck>
      {wholePage && total > listings.length && !everything ? (
        <Button variant="plain" onClick={selectEverything}>
          {t("selectAll", { count: total })}
        </Button>
      ) : (
        <span />
      )}
      <div className={own["acts"]}>
        {decisions.map((intent) => (
          <Button
            key={intent}
            disabled={!mayPublish || !some(fits[intent])}
            loading={action.busy && action.intent === intent}
            onClick={() => action.post({ intent, ...which })}
          >
            {t(`decision.${intent}`)}
          </Button>
        ))}
        <Button
          variant="primary"
          disabled={!mayPublish || !some(["confirmed"])}
          loading={action.busy && action.intent === "publish"}
          onClick={() => action.post({ intent: "publish", ...which })}
        >
          {t("plan")}
        </Button>
      </div>
    </div>
  );
}

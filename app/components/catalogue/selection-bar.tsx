/** How many products are selected, and what can be done with them. It is always there, so that nothing moves. */
import { useNavigate, useSearchParams } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { filterFields, readCatalogueFilter } from "../../reading/catalogue-filter.ts";
import styles from "./catalogue.module.css";
import { PageCheck } from "../selection/page-check.tsx";
import type { Selection } from "../selection/use-selection.ts";

interface SelectionBarProps {
  readonly selection: Selection;
  /** Products on this page. */
  readonly shown: number;
  /** Products that match, over all pages. */
  readonly total: number;
}

export function SelectionBar({ selection, shown, total }: SelectionBarProps) {
  const { t } = useTranslation("catalogue");
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { ids, everything, selectEverything } = selection;
  const wholePage = ids.size === shown;
  const leadTo = (path: string) => () => {
    const all = [["all", "1"], ...filterFields(readCatalogueFilter(search))] as [string, string][];
    const some = [...ids].map((id): [string, string] => ["ids[]", id]);
    navigate(`${path}?${new URLSearchParams(everything ? all : some).toString()}`);
  };
  return (
    <div className={styles["bar"]}>
      <PageCheck selection={selection} shown={shown}>
        {ids.size === 0 && t("selectPage", { count: shown })}
        {ids.size > 0 && !everything && t("selected", { count: ids.size })}
        {everything && t("allSelected", { count: total })}
      </PageCheck>
      {wholePage && total > shown && !everything && (
        <Button variant="plain" onClick={selectEverything}>
          {t("selectAll", { count: total })}
        </Button>
      )}
      <div className={styles["act"]}>
        <Button disabled={ids.size === 0} onClick={leadTo("/app/exports/new")}>
          {t("export")}
        </Button>
        <Button variant="primary" disabled={ids.size === 0} onClick={leadTo("/app/runs/new")}>
          {t("enhance")}
        </Button>
      </div>
    </div>
  );
}

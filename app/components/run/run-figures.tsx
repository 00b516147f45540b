/** A run's counts that matter to a merchant. */
import { useTranslation } from "react-i18next";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { useFormat } from "../../words/use-format.ts";
import { failuresOf, picturesOf, productsOf } from "./run-words.ts";
import styles from "./run.module.css";

export function RunFigures({ run }: { readonly run: RunSummary }) {
  const { t } = useTranslation("runs");
  const { number } = useFormat();
  const { counts } = run;
  const figures = [
    ["products", productsOf(run)],
    ["pictures", picturesOf(run)],
    ["toReview", counts.in_review],
    ["approved", counts.approved + counts.written_back],
    ["failed", failuresOf(run)],
  ] as const;
  return (
    <dl className={styles["figures"]}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{t(`figure.${name}`)}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

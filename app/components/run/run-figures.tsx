/** A run's counts that matter to a merchant. */
import type { RunSummary } from "#services/runs/run-summary.ts";
import { failuresOf, picturesOf, productsOf } from "./run-words.ts";
import styles from "./run.module.css";

export function RunFigures({ run }: { readonly run: RunSummary }) {
  const { counts } = run;
  const figures = [
    ["Products", productsOf(run)],
    ["Pictures", picturesOf(run)],
    ["To review", counts.in_review],
    ["Approved", counts.approved + counts.written_back],
    ["Failed", failuresOf(run)],
  ] as const;
  return (
    <dl className={styles["figures"]}>
      {figures.map(([title, count]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

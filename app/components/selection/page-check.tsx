/** The box that selects a whole page or none of it, beside words on what is selected; half set for a part of the page. */
import type { ReactNode } from "react";
import styles from "../catalogue/catalogue.module.css";
import type { Selection } from "./use-selection.ts";

interface PageCheckProps {
  readonly selection: Selection;
  /** Rows on this page. */
  readonly shown: number;
  readonly children: ReactNode;
}

export function PageCheck({ selection: { ids, togglePage }, shown, children }: PageCheckProps) {
  const wholePage = ids.size === shown;
  return (
    <label className={styles["all"]}>
      <input
        type="checkbox"
        checked={wholePage}
        ref={(box) => {
          if (box) box.indeterminate = ids.size > 0 && !wholePage;
        }}
        onChange={togglePage}
      />
      <span aria-live="polite">{children}</span>
    </label>
  );
}

/** The box that selects one row of a table; with Shift, every row from the one clicked before. */
import styles from "../catalogue/catalogue.module.css";
import type { Selection } from "./use-selection.ts";

interface RowCheckProps {
  readonly id: string;
  readonly label: string;
  readonly selected: boolean;
  readonly onToggle: Selection["toggle"];
}

export function RowCheck({ id, label, selected, onToggle }: RowCheckProps) {
  return (
    <td className={styles["check"]}>
      <label>
        <input
          type="checkbox"
          aria-label={label}
          checked={selected}
          onChange={({ nativeEvent }) =>
            onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      </label>
    </td>
  );
}

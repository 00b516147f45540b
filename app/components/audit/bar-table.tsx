/** A table whose figures are drawn as bars beside them: read out as a table, printed as a chart. */
import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./audit.module.css";

interface BarRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: number;
  /** Beside the figure, for a change. */
  readonly note?: string | null;
}

interface BarTableProps {
  readonly caption: string;
  readonly heads: readonly [string, string];
  readonly rows: readonly BarRow[];
  readonly show: (value: number) => string;
}

export function BarTable({ caption, heads, rows, show }: BarTableProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <table className={styles["bars"]}>
      <caption className={styles["unseen"]}>{caption}</caption>
      <thead className={styles["unseen"]}>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, value, note }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <span className={styles["line"]}>
                <span className={styles["bar"]} style={{ width: `${(100 * value) / most}%` }} />
                <Text as="span" numeric>
                  {show(value)}
                </Text>
                {note && (
                  <Text as="span" tone="subdued" variant="bodySm">
                    {note}
                  </Text>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

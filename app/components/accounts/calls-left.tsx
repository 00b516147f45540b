/** What an account may still call at this moment, by the channel's own limits; folded, because few need it. */
import { useTranslation } from "react-i18next";
import type { CallsLeft as CallsLeftView } from "#services/channel-budget.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./accounts.module.css";

export function CallsLeft({ calls }: { readonly calls: readonly CallsLeftView[] }) {
  const { t } = useTranslation("accounts");
  const { number } = useFormat();
  if (calls.length === 0) return null;
  return (
    <details className={styles["calls"]}>
      <summary>{t("calls.title")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("calls.operation")}</th>
            <th scope="col">{t("calls.left")}</th>
            <th scope="col">{t("calls.rate")}</th>
          </tr>
        </thead>
        <tbody>
          {calls.map(({ operation, left, burst, perSecond }) => (
            <tr key={operation}>
              <th scope="row">{t(`calls.name.${operation}`, { defaultValue: operation })}</th>
              <td>{t("calls.of", { left: number(left), burst: number(burst) })}</td>
              <td>{t("calls.perMinute", { figure: number(60 * perSecond, 1) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

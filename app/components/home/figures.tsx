/** The shop's figures at a glance, each leading to the pictures behind it. */
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Overview } from "#services/home/read-overview.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./home.module.css";

export function Figures({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation("home");
  const { number } = useFormat();
  const { images, waitingForReview, counts, failed } = overview;
  const figures = [
    ["photos", images, "/app/catalogue"],
    ["review", waitingForReview, "/app/review"],
    ["enhanced", counts.written_back, "/app/catalogue?photos=enhanced"],
    ["failed", failed, "/app/runs"],
  ] as const;
  return (
    <ul className={styles["figures"]}>
      {figures.map(([name, count, url]) => (
        <li key={name}>
          <Link to={url}>
            <span className={styles["figureTitle"]}>{t(`figure.${name}`)}</span>
            <span className={styles["figure"]}>{number(count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

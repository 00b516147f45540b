/** The shop's figures at a glance, each leading to the pictures behind it. */
import { Link } from "@remix-run/react";
import type { Overview } from "#services/home/read-overview.ts";
import styles from "./home.module.css";

export function Figures({ overview }: { readonly overview: Overview }) {
  const { images, waitingForReview, counts, failed } = overview;
  const figures = [
    ["Photos in your catalogue", images, "/app/catalogue"],
    ["To review", waitingForReview, "/app/review"],
    ["Enhanced in your shop", counts.written_back, "/app/catalogue?photos=enhanced"],
    ["Failed", failed, "/app/runs"],
  ] as const;
  return (
    <ul className={styles["figures"]}>
      {figures.map(([title, count, url]) => (
        <li key={title}>
          <Link to={url}>
            <span className={styles["figureTitle"]}>{title}</span>
            <span className={styles["figure"]}>{count.toLocaleString("en-GB")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** An error outside the app's frame, where Polaris is not loaded. */
import type { RouteErrorWords } from "../words/read-route-error.ts";
import styles from "./plain-page.module.css";

export function PlainError({ title, message }: RouteErrorWords) {
  return (
    <main className={styles["page"]}>
      <h1>{title}</h1>
      <p>{message}</p>
    </main>
  );
}

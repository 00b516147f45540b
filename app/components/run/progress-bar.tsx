/** A bar that fills; Polaris' own brings an animation library with it. */
import styles from "./run.module.css";

interface ProgressBarProps {
  /** 0..1 */
  readonly progress: number;
  readonly done: boolean;
  /** Id of the words that say the same. */
  readonly labelledBy: string;
}

export function ProgressBar({ progress, done, labelledBy }: ProgressBarProps) {
  const percent = Math.round(progress * 100);
  return (
    <div
      className={styles["bar"]}
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-labelledby={labelledBy}
    >
      <span className={done ? styles["barDone"] : styles["barGoing"]} style={{ width: `${percent}%` }} />
    </div>
  );
}

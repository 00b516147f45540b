/** A small picture of fixed size, loaded only when it comes into view. */
import { Icon } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import styles from "./thumb.module.css";

interface ThumbProps {
  readonly url: string | null;
  /** What it shows; empty when the text beside it already says so. */
  readonly alt: string;
  readonly sizePx?: number;
}

export function Thumb({ url, alt, sizePx = 40 }: ThumbProps) {
  return (
    <span className={styles["thumb"]} style={{ width: sizePx, height: sizePx }}>
      {url === null ? (
        <Icon source={ImageIcon} tone="subdued" {...(alt !== "" && { accessibilityLabel: alt })} />
      ) : (
        <img src={url} alt={alt} width={sizePx} height={sizePx} loading="lazy" decoding="async" />
      )}
    </span>
  );
}

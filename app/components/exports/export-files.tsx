/** What a finished export holds, and its ZIPs to download. */
import { Icon, Text } from "@shopify/polaris";
import { ArrowDownIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { ExportView } from "#services/exports/list-exports.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./exports.module.css";

export function ExportFiles({ one }: { readonly one: ExportView }) {
  const { t } = useTranslation(["exports", "words"]);
  const { date, fileSize } = useFormat();
  const { pictureCount, leftOutCount, noteCount, productCount, expiresAt, files } = one;
  const products = t("words:products", { count: productCount });
  const problems = [
    ...(leftOutCount > 0 ? [t("leftOut", { count: leftOutCount })] : []),
    ...(noteCount > 0 ? [t("hints", { count: noteCount })] : []),
  ];
  return (
    <>
      <Text as="p">{[t("holds", { count: pictureCount, products }), ...problems].join(" · ")}</Text>
      <ul className={styles["files"]}>
        {files.map(({ name, url, bytes }) => (
          <li key={name}>
            {/* Signed for one file: it needs no session, and the browser streams it to the disk. */}
            <a className={styles["download"]} href={url} download={name}>
              <span className={styles["icon"]}>
                <Icon source={ArrowDownIcon} />
              </span>
              {t("download", { name, size: fileSize(bytes) })}
            </a>
          </li>
        ))}
      </ul>
      <Text as="p" tone="subdued">
        {problems.length > 0 && `${t("inProblems")} `}
        {expiresAt !== null && t("kept", { day: date(expiresAt) })}
      </Text>
    </>
  );
}

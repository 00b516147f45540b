/** Lists the review page's keys. */
import { Modal } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { shortcuts } from "./shortcuts.ts";
import styles from "./review.module.css";

export function ShortcutsModal({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("review");
  return (
    <Modal open={open} onClose={onClose} title={t("keys.title")} size="small">
      <Modal.Section>
        <dl className={styles["keys"]}>
          {Object.entries(shortcuts).map(([name, { shown }]) => (
            <div key={name}>
              <dt>
                <kbd>{shown.length === 2 ? t("keys.or", { one: shown[0], other: shown[1] }) : shown[0]}</kbd>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Modal.Section>
    </Modal>
  );
}

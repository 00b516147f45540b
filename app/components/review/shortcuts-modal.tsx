/** Lists the review page's keys. */
import { Modal } from "@shopify/polaris";
import { shortcuts } from "./shortcuts.ts";
import styles from "./review.module.css";

export function ShortcutsModal({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Modal open={open} onClose={onClose} title="Keyboard shortcuts" size="small">
      <Modal.Section>
        <dl className={styles["keys"]}>
          {Object.values(shortcuts).map(({ shown, text }) => (
            <div key={shown}>
              <dt>
                <kbd>{shown}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Modal.Section>
    </Modal>
  );
}

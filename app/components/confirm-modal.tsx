/** Asks before something that many pictures or buyers will notice. */
import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

interface ConfirmModalProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly destructive?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmModal(props: ConfirmModalProps) {
  const { t } = useTranslation("frame");
  const { open, title, text, confirmLabel, destructive = false, onConfirm, onClose } = props;
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={title}
      size="small"
      primaryAction={{ content: confirmLabel, destructive, onAction: confirm }}
      secondaryActions={[{ content: t("back"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{text}</Text>
      </Modal.Section>
    </Modal>
  );
}

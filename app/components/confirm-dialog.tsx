/** What ConfirmModal shows once it is open. */
import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly destructive?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
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

/** Asks why a picture is rejected; the reason goes into its history. */
import { BlockStack, ChoiceList, Modal, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface RejectModalProps {
  readonly open: boolean;
  readonly onReject: (reason: string) => void;
  readonly onClose: () => void;
}

const reasons = ["missing", "background", "edge", "colour", "original"] as const;
const other = "other";

export function RejectModal({ open, onReject, onClose }: RejectModalProps) {
  const { t } = useTranslation("review");
  const [chosen, setChosen] = useState<string>(reasons[0]);
  const [text, setText] = useState("");
  const reason = chosen === other ? text.trim() : t(`reason.${chosen}`);
  const reject = () => {
    setText("");
    onReject(reason);
  };
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t("rejectTitle")}
      size="small"
      primaryAction={{ content: t("reject"), destructive: true, disabled: reason === "", onAction: reject }}
      secondaryActions={[{ content: t("frame:back"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <ChoiceList
            title={t("why")}
            choices={[
              ...reasons.map((value) => ({ label: t(`reason.${value}`), value })),
              { label: t("reason.other"), value: other },
            ]}
            selected={[chosen]}
            onChange={([value]) => setChosen(value ?? reasons[0])}
          />
          {chosen === other && (
            <TextField
              label={t("reasonLabel")}
              value={text}
              onChange={setText}
              autoComplete="off"
              maxLength={200}
              showCharacterCount
            />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

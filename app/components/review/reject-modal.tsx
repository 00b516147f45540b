/** Asks why a picture is rejected; the reason goes into its history. */
import { BlockStack, ChoiceList, Modal, TextField } from "@shopify/polaris";
import { useState } from "react";

interface RejectModalProps {
  readonly open: boolean;
  readonly onReject: (reason: string) => void;
  readonly onClose: () => void;
}

const reasons = [
  "Part of the product is missing",
  "Background is left over",
  "The edge looks rough",
  "Colours are not right",
  "The original is better",
] as const;
const other = "other";

export function RejectModal({ open, onReject, onClose }: RejectModalProps) {
  const [chosen, setChosen] = useState<string>(reasons[0]);
  const [text, setText] = useState("");
  const reason = chosen === other ? text.trim() : chosen;
  const reject = () => {
    setText("");
    onReject(reason);
  };
  return (
    <Modal
      open={open}
      onClose={onClose}
      title="Reject this picture"
      size="small"
      primaryAction={{ content: "Reject", destructive: true, disabled: reason === "", onAction: reject }}
      secondaryActions={[{ content: "Back", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <ChoiceList
            title="Why?"
            choices={[
              ...reasons.map((value) => ({ label: value, value })),
              { label: "Another reason", value: other },
            ]}
            selected={[chosen]}
            onChange={([value]) => setChosen(value ?? reasons[0])}
          />
          {chosen === other && (
            <TextField
              label="Reason"
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

/** The file of links to read, and which columns it takes. */
import { BlockStack, Card, Spinner, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./listings.module.css";

interface LinkFileProps {
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onText: (csv: string) => void;
}

const maxBytes = 5_000_000;

export function LinkFile({ disabled, busy, onText }: LinkFileProps) {
  const { t } = useTranslation("listings");
  const [tooLarge, setTooLarge] = useState(false);
  const read = async (file: File) => {
    setTooLarge(file.size > maxBytes);
    if (file.size <= maxBytes) onText(textOf(await file.arrayBuffer()));
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{t("import.columns")}</Text>
        <Text as="p" tone="subdued">
          {t("import.hint")}
        </Text>
        <label className={styles["file"]}>
          <span>{t("import.file")}</span>
          <input
            type="file"
            accept=".csv,text/csv"
            disabled={disabled || busy}
            onChange={({ currentTarget: input }) => {
              const file = input.files?.[0];
              // So that the same file, corrected, can be chosen again.
              if (file) void read(file).then(() => (input.value = ""));
            }}
          />
        </label>
        {busy && <Spinner size="small" accessibilityLabel={t("import.busy")} />}
        {tooLarge && (
          <div role="alert">
            <Text as="p" tone="critical">
              {t("import.fault.too-long")}
            </Text>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

/** Excel on Windows writes CSV files in its own code page unless it is told otherwise. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

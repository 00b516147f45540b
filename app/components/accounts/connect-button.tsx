/** Begins a sign-in; where a channel has several regions, one is chosen first. */
import { Button, InlineStack, Select } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccountWords } from "./account-words.ts";

interface ConnectButtonProps {
  /** The channel's name. */
  readonly title: string;
  readonly isFirst: boolean;
  readonly regions: readonly string[];
  readonly disabled: boolean;
  readonly onConnect: (region: string) => void;
}

export function ConnectButton({ title, isFirst, regions, disabled, onConnect }: ConnectButtonProps) {
  const { t } = useTranslation("accounts");
  const words = useAccountWords();
  const [region, setRegion] = useState(regions[0] ?? "");
  return (
    <InlineStack gap="200" blockAlign="center">
      {regions.length > 1 && (
        <Select
          label={t("regionLabel", { channel: title })}
          labelHidden
          options={regions.map((value) => ({ value, label: words.region(value) }))}
          value={region}
          disabled={disabled}
          onChange={setRegion}
        />
      )}
      <Button
        {...(isFirst && { variant: "primary" })}
        disabled={disabled}
        accessibilityLabel={t(isFirst ? "connect.first" : "connect.more", { channel: title })}
        onClick={() => onConnect(region)}
      >
        {t(isFirst ? "connect.first" : "connect.more", { channel: title })}
      </Button>
    </InlineStack>
  );
}

/** How pictures reach the shop: as new files, or in place with what that risks. */
import { Banner, BlockStack, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type WriteMode, writeModes } from "#core/write-mode.ts";
import styles from "./preset-choice.module.css";

interface WriteModeChoiceProps {
  readonly chosen: WriteMode;
  readonly onChoose: (mode: WriteMode) => void;
}

const risks = ["elsewhere", "cache", "history", "format"] as const;

export function WriteModeChoice({ chosen, onChoose }: WriteModeChoiceProps) {
  const { t } = useTranslation("words");
  return (
    <BlockStack gap="300">
      <fieldset className={styles["choice"]}>
        <legend>{t("writeMode.title")}</legend>
        {writeModes.map((mode) => (
          <label key={mode} className={styles["card"]}>
            <input
              type="radio"
              name="writeMode"
              value={mode}
              checked={mode === chosen}
              onChange={() => onChoose(mode)}
            />
            <span className={styles["title"]}>{t(`writeMode.${mode}.title`)}</span>
            <span className={styles["description"]}>{t(`writeMode.${mode}.text`)}</span>
          </label>
        ))}
      </fieldset>
      {chosen === "in_place" && (
        <Banner tone="warning" title={t("writeMode.risks")}>
          <List>
            {risks.map((risk) => (
              <List.Item key={risk}>{t(`writeMode.risk.${risk}`)}</List.Item>
            ))}
          </List>
        </Banner>
      )}
    </BlockStack>
  );
}

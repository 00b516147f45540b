/** Presets to choose one from, each with what it makes and where it is for. */
import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import styles from "./preset-choice.module.css";

export interface PresetView {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly channel: string;
}

interface PresetChoiceProps {
  readonly presets: readonly PresetView[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

const channelNames: Readonly<Record<string, string>> = {
  amazon: "Amazon",
  ebay: "eBay",
  etsy: "Etsy",
  shopify: "Shopify",
};

export function PresetChoice({ presets, chosen, onChoose }: PresetChoiceProps) {
  const { t } = useTranslation("words");
  return (
    <fieldset className={styles["choice"]}>
      <legend>{t("preset")}</legend>
      {presets.map(({ name, title, description, channel }) => (
        <label key={name} className={styles["card"]}>
          <input
            type="radio"
            name="presetName"
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
          />
          <span className={styles["title"]}>{title}</span>
          <Badge>{channelNames[channel] ?? t("anywhere")}</Badge>
          <span className={styles["description"]}>{description}</span>
        </label>
      ))}
    </fieldset>
  );
}

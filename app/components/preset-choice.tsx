/** Presets to choose one from, each with what it makes and where it is for. */
import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import styles from "./preset-choice.module.css";

export interface PresetView {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly channel: string;
  /** Puts products into a scene; these are many, and folded away until wanted. */
  readonly inScene: boolean;
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
  zalando: "Zalando",
};

export function PresetChoice({ presets, chosen, onChoose }: PresetChoiceProps) {
  const { t } = useTranslation("words");
  const scenes = presets.filter(({ inScene }) => inScene);
  const hasChosenScene = scenes.some(({ name }) => name === chosen);
  return (
    <fieldset className={styles["choice"]}>
      <legend>{t("preset")}</legend>
      <PresetCards presets={presets.filter(({ inScene }) => !inScene)} chosen={chosen} onChoose={onChoose} />
      <details className={styles["scenes"]} open={hasChosenScene || undefined}>
        <summary>{t("studioScenes", { number: scenes.length })}</summary>
        <div className={styles["cards"]}>
          <PresetCards presets={scenes} chosen={chosen} onChoose={onChoose} />
        </div>
      </details>
    </fieldset>
  );
}

function PresetCards({ presets, chosen, onChoose }: PresetChoiceProps) {
  const { t } = useTranslation("words");
  return (
    <>
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
    </>
  );
}

/** The switches of the compare view. */
import { Button, ButtonGroup, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { grounds, type Ground, type Look, type LookChange } from "./look.ts";
import styles from "./compare.module.css";

interface CompareToolbarProps {
  readonly look: Look;
  readonly onChange: (change: LookChange) => void;
}

export function CompareToolbar({ look, onChange }: CompareToolbarProps) {
  const { t } = useTranslation("compare");
  const set = (change: Partial<Look>) => () => onChange({ set: change });
  return (
    <InlineStack gap="300" blockAlign="center" wrap>
      <ButtonGroup variant="segmented">
        <Button size="slim" pressed={look.mode === "slider"} onClick={set({ mode: "slider" })}>
          {t("slider")}
        </Button>
        <Button size="slim" pressed={look.mode === "side"} onClick={set({ mode: "side" })}>
          {t("side")}
        </Button>
      </ButtonGroup>
      <ButtonGroup variant="segmented">
        <Button size="slim" pressed={look.zoom === "fit"} onClick={set({ zoom: "fit" })}>
          {t("fit")}
        </Button>
        <Button size="slim" pressed={look.zoom === "actual"} onClick={set({ zoom: "actual" })}>
          {t("actual")}
        </Button>
      </ButtonGroup>
      <GroundSwitch chosen={look.ground} onChoose={(ground) => onChange({ set: { ground } })} />
      <Button size="slim" pressed={look.heat} onClick={() => onChange({ toggle: "heat" })}>
        {t("heat")}
      </Button>
    </InlineStack>
  );
}

function GroundSwitch({ chosen, onChoose }: { chosen: Ground; onChoose: (ground: Ground) => void }) {
  const { t } = useTranslation("compare");
  return (
    <fieldset className={styles["grounds"]}>
      <legend>{t("ground")}</legend>
      {grounds.map((ground) => (
        <label key={ground} title={t(`grounds.${ground}`)} className={styles["ground"]}>
          <input type="radio" name="ground" checked={ground === chosen} onChange={() => onChoose(ground)} />
          <span className={`${styles["swatch"]} ${styles[`ground-${ground}`]}`} aria-hidden />
          <span className={styles["groundName"]}>{t(`grounds.${ground}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

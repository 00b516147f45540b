/** The switches of the compare view. */
import { Button, ButtonGroup, InlineStack } from "@shopify/polaris";
import { grounds, type Ground, type Look, type LookChange } from "./look.ts";
import styles from "./compare.module.css";

interface CompareToolbarProps {
  readonly look: Look;
  readonly onChange: (change: LookChange) => void;
}

const groundTitles: Readonly<Record<Ground, string>> = {
  result: "Result",
  white: "White",
  grey: "Grey",
  dark: "Dark",
  checker: "Checker",
};

export function CompareToolbar({ look, onChange }: CompareToolbarProps) {
  const set = (change: Partial<Look>) => () => onChange({ set: change });
  return (
    <InlineStack gap="300" blockAlign="center" wrap>
      <ButtonGroup variant="segmented">
        <Button size="slim" pressed={look.mode === "slider"} onClick={set({ mode: "slider" })}>
          Slider
        </Button>
        <Button size="slim" pressed={look.mode === "side"} onClick={set({ mode: "side" })}>
          Side by side
        </Button>
      </ButtonGroup>
      <ButtonGroup variant="segmented">
        <Button size="slim" pressed={look.zoom === "fit"} onClick={set({ zoom: "fit" })}>
          Fit
        </Button>
        <Button size="slim" pressed={look.zoom === "actual"} onClick={set({ zoom: "actual" })}>
          100 %
        </Button>
      </ButtonGroup>
      <GroundSwitch chosen={look.ground} onChoose={(ground) => onChange({ set: { ground } })} />
      <Button size="slim" pressed={look.heat} onClick={() => onChange({ toggle: "heat" })}>
        Doubtful edges
      </Button>
    </InlineStack>
  );
}

function GroundSwitch({ chosen, onChoose }: { chosen: Ground; onChoose: (ground: Ground) => void }) {
  return (
    <fieldset className={styles["grounds"]}>
      <legend>Ground</legend>
      {grounds.map((ground) => (
        <label key={ground} title={groundTitles[ground]} className={styles["ground"]}>
          <input type="radio" name="ground" checked={ground === chosen} onChange={() => onChoose(ground)} />
          <span className={`${styles["swatch"]} ${styles[`ground-${ground}`]}`} aria-hidden />
          <span className={styles["groundName"]}>{groundTitles[ground]}</span>
        </label>
      ))}
    </fieldset>
  );
}

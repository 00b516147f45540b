/** What became of a run's pictures in the shop, and the way back for all of them. */
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WriteMode } from "#core/write-mode.ts";
import type { RunInShop as InShop } from "#services/runs/read-run-in-shop.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import type { Action } from "../use-action.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { PutBackAnyway } from "./put-back-anyway.tsx";
import { RunConflicts } from "./run-conflicts.tsx";
import { TroubleList } from "./trouble-list.tsx";

interface RunInShopProps {
  readonly inShop: InShop;
  readonly writeMode: WriteMode;
  readonly action: Action;
}

export function RunInShop({ inShop, writeMode, action }: RunInShopProps) {
  const { t } = useTranslation("runs");
  const { notRevertedCount, notReverted, conflictCount, applying, reverting } = inShop;
  if (inShop.inShop + inShop.reverted + applying + conflictCount === 0) return null;
  return (
    <>
      {conflictCount > 0 && <RunConflicts inShop={inShop} writeMode={writeMode} action={action} />}
      {notRevertedCount > 0 && (
        <Banner tone="warning" title={t("shop.notReverted", { count: notRevertedCount })}>
          <BlockStack gap="200">
            <Text as="p">{t("shop.notRevertedHelp")}</Text>
            <TroubleList troubles={notReverted} count={notRevertedCount}>
              {(trouble, which) =>
                trouble.isStale && <PutBackAnyway trouble={trouble} which={which} action={action} />
              }
            </TroubleList>
          </BlockStack>
        </Banner>
      )}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("shop.title")}
          </Text>
          <ShopFigures inShop={inShop} />
          <InlineStack gap="200">
            <RevertButton count={inShop.inShop - reverting} writeMode={writeMode} action={action} />
            {applying + reverting > 0 && (
              <Button
                loading={action.intent === "stop-write-backs"}
                onClick={() => action.post({ intent: "stop-write-backs" })}
              >
                {t("shop.stop")}
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      </Card>
    </>
  );
}

/** Read out as it changes; a line only for what there is. */
function ShopFigures({ inShop }: { readonly inShop: InShop }) {
  const { t } = useTranslation("runs");
  const { reverted, reverting, applying } = inShop;
  const lines = [
    ["there", inShop.inShop],
    ["applying", applying],
    ["reverting", reverting],
    ["takenBack", reverted],
  ] as const;
  return (
    <>
      <div id="run-in-shop" aria-live="polite">
        {lines
          .filter(([name, count]) => count > 0 || name === "there")
          .map(([name, count]) => (
            <Text key={name} as="p">
              {t(`shop.${name}`, { count })}
            </Text>
          ))}
      </div>
      {reverting > 0 && (
        <ProgressBar progress={reverted / (reverted + reverting)} done={false} labelledBy="run-in-shop" />
      )}
    </>
  );
}

interface RevertButtonProps {
  readonly count: number;
  readonly writeMode: WriteMode;
  readonly action: Action;
}

function RevertButton({ count, writeMode, action }: RevertButtonProps) {
  const { t } = useTranslation("runs");
  const [asking, setAsking] = useState(false);
  if (count === 0) return null;
  return (
    <>
      <Button tone="critical" loading={action.intent === "revert-run"} onClick={() => setAsking(true)}>
        {t("shop.revert")}
      </Button>
      <ConfirmModal
        open={asking}
        title={t("shop.revertTitle", { count })}
        text={t(`shop.revertText.${writeMode}`)}
        confirmLabel={t("shop.revert")}
        destructive
        onConfirm={() => action.post({ intent: "revert-run" })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

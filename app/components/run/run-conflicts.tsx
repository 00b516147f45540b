/** Photos that the merchant changed in Shopify while ours waited: keep theirs or write ours, one by one or for all. */
import { BlockStack, Button, ButtonGroup, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WriteMode } from "#core/write-mode.ts";
import type { RunInShop } from "#services/runs/read-run-in-shop.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import type { Action } from "../use-action.ts";
import { TroubleList } from "./trouble-list.tsx";

interface RunConflictsProps {
  readonly inShop: RunInShop;
  readonly writeMode: WriteMode;
  readonly action: Action;
}

/** One rendition, or all of the run's conflicts. */
interface Scope {
  readonly renditionId?: string;
}

export function RunConflicts({ inShop, writeMode, action }: RunConflictsProps) {
  const { conflictCount: count, conflicts } = inShop;
  const { t } = useTranslation("runs");
  const [replacing, setReplacing] = useState<Scope | null>(null);
  const post = (intent: "keep-theirs" | "write-ours", scope: Scope) => action.post({ intent, ...scope });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("shop.conflicts", { count })}
        </Text>
        <Text as="p">{t(`shop.conflictsHelp.${writeMode}`)}</Text>
        <TroubleList troubles={conflicts} count={count}>
          {({ renditionId }, which) => (
            <ButtonGroup>
              <Button
                accessibilityLabel={`${t("shop.keepTheirs")}: ${which}`}
                disabled={action.busy}
                onClick={() => post("keep-theirs", { renditionId })}
              >
                {t("shop.keepTheirs")}
              </Button>
              <Button
                accessibilityLabel={`${t("shop.writeOurs")}: ${which}`}
                disabled={action.busy}
                onClick={() => setReplacing({ renditionId })}
              >
                {t("shop.writeOurs")}
              </Button>
            </ButtonGroup>
          )}
        </TroubleList>
        {count > 1 && (
          <ButtonGroup>
            <Button disabled={action.busy} onClick={() => post("keep-theirs", {})}>
              {t("shop.keepAllTheirs")}
            </Button>
            <Button disabled={action.busy} onClick={() => setReplacing({})}>
              {t("shop.writeAllOurs")}
            </Button>
          </ButtonGroup>
        )}
      </BlockStack>
      <ConfirmModal
        open={replacing !== null}
        title={t("shop.writeOursTitle", { count: replacing?.renditionId === undefined ? count : 1 })}
        text={t(`shop.writeOursText.${writeMode}`)}
        confirmLabel={t("shop.writeOurs")}
        destructive
        onConfirm={() => post("write-ours", replacing ?? {})}
        onClose={() => setReplacing(null)}
      />
    </Card>
  );
}

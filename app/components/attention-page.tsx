/** What needs a person, by kind, each with the way to settle it. */
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Trouble, TroubleKind, Troubles } from "#services/write-backs/read-troubles.ts";
import { PageFrame } from "./page-frame.tsx";
import { PutBackAnyway } from "./run/put-back-anyway.tsx";
import { TroubleList } from "./run/trouble-list.tsx";
import { type Action, useAction } from "./use-action.ts";

const kinds: readonly TroubleKind[] = ["conflict", "notReverted", "notWritten"];

export function AttentionPage({ troubles }: { readonly troubles: Troubles }) {
  const { t } = useTranslation("runs");
  const action = useAction();
  const waiting = kinds.filter((kind) => troubles[kind].count > 0);
  return (
    <PageFrame title={t("attention.title")} back={{ content: t("title"), url: "/app/runs" }}>
      <BlockStack gap="400">
        {waiting.length === 0 && (
          <Card>
            <Text as="p">{t("attention.none")}</Text>
          </Card>
        )}
        {waiting.map((kind) => (
          <Card key={kind}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t(`attention.${kind}`, { count: troubles[kind].count })}
              </Text>
              <TroubleList troubles={troubles[kind].first} count={troubles[kind].count}>
                {(trouble, which) =>
                  wayOut(kind, trouble, which, action) ?? <OpenRun {...{ trouble, which }} />
                }
              </TroubleList>
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </PageFrame>
  );
}

/** What can be done right here; null where the run's page has the choices. */
function wayOut(kind: TroubleKind, trouble: Trouble, which: string, action: Action): ReactNode {
  if (kind !== "notReverted" || !trouble.isStale) return null;
  return <PutBackAnyway trouble={trouble} which={which} action={action} />;
}

function OpenRun({ trouble: { runId }, which }: { readonly trouble: Trouble; readonly which: string }) {
  const { t } = useTranslation("runs");
  return (
    <Button url={`/app/runs/${runId}`} accessibilityLabel={`${t("attention.openRun")}: ${which}`}>
      {t("attention.openRun")}
    </Button>
  );
}

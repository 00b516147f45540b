/** A rule's form; Shopify's save bar appears as soon as something differs from what is stored. */
import { Banner, BlockStack, Card, Checkbox, Layout } from "@shopify/polaris";
import { SaveBar } from "@shopify/app-bridge-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleDetail } from "#services/automation/read-rule.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { PageFrame } from "../page-frame.tsx";
import type { PresetView } from "../preset-choice.tsx";
import { TextBox } from "../text-box.tsx";
import { useAction } from "../use-action.ts";
import { ApprovalFields } from "./approval-fields.tsx";
import { ConditionsFields } from "./conditions-fields.tsx";
import { type DraftProblem, problemsOf, type RuleDraft, toDefinition } from "./rule-draft.ts";
import { RulePreviewCard } from "./rule-preview-card.tsx";
import { WhenFields } from "./when-fields.tsx";

/** At the foot of a long form: its code may come later than the form. */
const RunList = lazy(async () => ({ default: (await import("../run/run-list.tsx")).RunList }));

interface RulePageProps {
  readonly stored: RuleDraft;
  /** Null for a new rule. */
  readonly rule: RuleDetail | null;
  readonly presets: readonly PresetView[];
  readonly channels: readonly string[];
  readonly timeZone: string;
}

export function RulePage({ stored, rule, presets, channels, timeZone }: RulePageProps) {
  const { t } = useTranslation("automation");
  const [draft, setDraft] = useState<RuleDraft>(stored);
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  const [deleting, setDeleting] = useState(false);
  const action = useAction();
  const change = (part: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...part });
    setProblems([]);
  };
  const whenGood = (act: (rule: string) => void) => () => {
    const found = problemsOf(draft);
    setProblems(found);
    if (found.length === 0) act(JSON.stringify(toDefinition(draft)));
  };
  const fields = { draft, problems, onChange: change };
  return (
    <PageFrame
      title={rule === null ? t("newTitle") : stored.name}
      back={{ content: t("title"), url: "/app/automation" }}
      {...(rule && {
        secondaryActions: [{ content: t("delete"), destructive: true, onAction: () => setDeleting(true) }],
      })}
    >
      <SaveBar id="rule" open={JSON.stringify(draft) !== JSON.stringify(stored)}>
        <button
          // The save bar reads its buttons' own attributes; `loading` is one of them, not React's.
          {...{ variant: "primary", ...(action.busy && { loading: "" }) }}
          type="button"
          onClick={whenGood((given) => action.post({ intent: "save", rule: given }))}
        >
          {t("save")}
        </button>
        <button type="button" onClick={() => change(stored)}>
          {t("discard")}
        </button>
      </SaveBar>
      <Layout>
        {action.result?.ok === false && (
          <Layout.Section>
            <Banner tone="critical">{action.result.message}</Banner>
          </Layout.Section>
        )}
        <Layout.AnnotatedSection title={t("name.title")}>
          <Card>
            <TextBox
              label={t("name.label")}
              value={draft.name}
              placeholder={t("name.placeholder")}
              maxLength={80}
              error={problems.includes("name") ? t("name.missing") : ""}
              onChange={(name) => change({ name })}
            />
          </Card>
        </Layout.AnnotatedSection>
        <ConditionsFields {...fields} channels={channels} />
        <ApprovalFields {...fields} presets={presets} />
        <WhenFields {...fields} timeZone={timeZone} />
        <Layout.AnnotatedSection title={t("order.title")}>
          <Card>
            <Checkbox
              label={t("order.stops")}
              helpText={t("order.stopsHelp")}
              checked={draft.stopsOthers}
              onChange={(stopsOthers) => change({ stopsOthers })}
            />
          </Card>
        </Layout.AnnotatedSection>
        <RulePreviewCard whenGood={whenGood} />
        {rule && (
          <Layout.AnnotatedSection title={t("runs.title")}>
            {rule.runs.length > 0 ? (
              <Suspense>
                <RunList runs={rule.runs} />
              </Suspense>
            ) : (
              <Card>{t("runs.none")}</Card>
            )}
          </Layout.AnnotatedSection>
        )}
      </Layout>
      <BlockStack>
        <ConfirmModal
          open={deleting}
          title={t("deleteTitle", { name: stored.name })}
          text={t("deleteText")}
          confirmLabel={t("delete")}
          destructive
          onConfirm={() => action.post({ intent: "delete" })}
          onClose={() => setDeleting(false)}
        />
      </BlockStack>
    </PageFrame>
  );
}

/** The people of a shop, one card each, and what newcomers may do; only an owner can change them. */
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Layout } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "#core/permissions.ts";
import type { StaffView } from "#services/staff/staff-member.ts";
import { useAction } from "../use-action.ts";
import { NewcomersCard } from "./newcomers-card.tsx";
import { PersonCard } from "./person-card.tsx";

export interface TeamPageProps {
  readonly people: readonly StaffView[];
  readonly newcomersMay: readonly Permission[];
  readonly you: { readonly staffId: string; readonly isOwner: boolean };
}

/** What was changed and not saved: one person at a time, or the newcomers. */
type Draft =
  | { readonly kind: "person"; readonly person: StaffView }
  | { readonly kind: "newcomers"; readonly permissions: readonly Permission[] };

export function TeamPage({ people, newcomersMay, you }: TeamPageProps) {
  const { t } = useTranslation("staff");
  const [draft, setDraft] = useState<Draft | null>(null);
  const action = useAction();
  const save = () => {
    if (draft !== null) action.post(fieldsOf(draft));
    setDraft(null);
  };
  const edit = (person: StaffView) => setDraft({ kind: "person", person });
  const isLocked = (staffId: string) =>
    !you.isOwner || (draft !== null && !(draft.kind === "person" && draft.person.staffId === staffId));
  return (
    <>
      <SaveBar id="team" open={draft !== null}>
        <button {...{ variant: "primary" }} type="button" onClick={save}>
          {t("save")}
        </button>
        <button type="button" onClick={() => setDraft(null)}>
          {t("discard")}
        </button>
      </SaveBar>
      <Layout>
        {(!you.isOwner || action.result?.ok === false) && (
          <Layout.Section>
            {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
            {!you.isOwner && <Banner tone="info">{t("ownerOnly")}</Banner>}
          </Layout.Section>
        )}
        <Layout.AnnotatedSection title={t("people")} description={`${t("peopleHelp")} ${t("nameHelp")}`}>
          <BlockStack gap="400">
            {people.map((person) => (
              <PersonCard
                key={person.staffId}
                person={
                  draft?.kind === "person" && draft.person.staffId === person.staffId ? draft.person : person
                }
                isYou={person.staffId === you.staffId}
                disabled={isLocked(person.staffId)}
                onChange={edit}
              />
            ))}
          </BlockStack>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={t("newcomers")} description={t("newcomersHelp")}>
          <NewcomersCard
            permissions={draft?.kind === "newcomers" ? draft.permissions : newcomersMay}
            disabled={!you.isOwner || draft?.kind === "person"}
            onChange={(permissions) => setDraft({ kind: "newcomers", permissions })}
          />
        </Layout.AnnotatedSection>
      </Layout>
    </>
  );
}

function fieldsOf(draft: Draft): Record<string, string> {
  if (draft.kind === "newcomers") return { intent: "newcomers", permissions: draft.permissions.join(",") };
  const { staffId, name, isOwner, permissions } = draft.person;
  return { intent: "person", staffId, name, isOwner: String(isOwner), permissions: permissions.join(",") };
}

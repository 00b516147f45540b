/** Narrows the activity log down; kept in the address, so that a view can be shared and exported. */
import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { Button, Card, InlineStack, Select } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { activityKinds, appActor, policyActor } from "#core/activity.ts";
import { staffActor } from "#core/permissions.ts";
import styles from "./activity.module.css";
import { TextBox } from "../text-box.tsx";
import { personName, type NamedPerson } from "./person-name.ts";

interface ActivityFiltersProps {
  readonly filter: Readonly<Partial<Record<"search" | "actor" | "kind" | "from" | "to", string>>>;
  readonly staff: readonly NamedPerson[];
}

export function ActivityFilters({ filter, staff }: ActivityFiltersProps) {
  const { t } = useTranslation(["activity", "staff"]);
  const [, setSearch] = useSearchParams();
  const submit = useSubmit();
  const [search, setText] = useState(filter.search ?? "");
  const set = (name: string) => (value: string) => {
    const next = Object.entries({ ...filter, search, [name]: value }).filter(([, text]) => text !== "");
    setSearch(new URLSearchParams(next));
  };
  const actors = [...staff.map(({ staffId }) => staffActor(staffId)), appActor, policyActor];
  const narrowed = Object.values(filter).some((value) => value !== "");
  return (
    <Card>
      <Form method="get" onSubmit={(event) => submit(event.currentTarget)} role="search">
        <div className={styles["filters"]}>
          <TextBox
            label={t("search")}
            name="search"
            type="search"
            placeholder={t("searchHint")}
            value={search}
            onChange={setText}
            onBlur={() => search !== (filter.search ?? "") && set("search")(search)}
          />
          <Select
            label={t("person")}
            name="actor"
            value={filter.actor ?? ""}
            onChange={set("actor")}
            options={[
              { value: "", label: t("everybody") },
              ...actors.map((value) => ({ value, label: personName(value, staff, t) })),
            ]}
          />
          <Select
            label={t("kindLabel")}
            name="kind"
            value={filter.kind ?? ""}
            onChange={set("kind")}
            options={[
              { value: "", label: t("everything") },
              ...activityKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
            ]}
          />
          {(["from", "to"] as const).map((name) => (
            <TextBox
              key={name}
              label={t(name)}
              name={name}
              type="date"
              value={filter[name] ?? ""}
              onChange={set(name)}
            />
          ))}
        </div>
      </Form>
      {narrowed && (
        <InlineStack align="end">
          <Button
            variant="plain"
            onClick={() => {
              setText("");
              setSearch(new URLSearchParams());
            }}
          >
            {t("clear")}
          </Button>
        </InlineStack>
      )}
    </Card>
  );
}

/** Lines of the activity log, newest first. */
import { Card, EmptyState, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ActivityLine } from "#services/activity/list-activities.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./activity.module.css";
import { describeChange, type ChangeWords } from "./describe-change.ts";
import type { PresetView } from "../preset-choice.tsx";
import { personName, type NamedPerson } from "./person-name.ts";
import { useChangeWords } from "./use-change-words.ts";

interface ActivityTableProps {
  readonly lines: readonly ActivityLine[];
  readonly staff: readonly NamedPerson[];
  readonly presets: readonly Pick<PresetView, "name" | "title">[];
}

export function ActivityTable({ lines, staff, presets }: ActivityTableProps) {
  const { t } = useTranslation("activity");
  const words = useChangeWords(presets);
  if (lines.length === 0)
    return (
      <Card>
        <EmptyState heading={t("none")} image="/empty-runs.svg">
          <p>{t("noneHelp")}</p>
        </EmptyState>
      </Card>
    );
  return (
    <Card padding="0">
      <table className={styles["log"]}>
        <thead>
          <tr>
            {(["when", "who", "what", "change"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} staff={staff} words={words} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface LineProps extends Pick<ActivityTableProps, "staff"> {
  readonly line: ActivityLine;
  readonly words: ChangeWords;
}

function Line({ line, staff, words }: LineProps) {
  const { t } = useTranslation(["activity", "staff"]);
  const { fullTime } = useFormat();
  const page = pageOf(line);
  return (
    <tr>
      <td data-label={t("when")}>
        <time dateTime={line.at}>{fullTime(line.at)}</time>
      </td>
      <td data-label={t("who")}>{personName(line.actor, staff, t)}</td>
      <th scope="row" data-label={t("what")}>
        <Text as="span" fontWeight="medium">
          {t(`kind.${line.kind}`)}
        </Text>
        {line.title !== "" && (
          <Text as="p" variant="bodySm" tone="subdued">
            {page === null ? line.title : <Link url={page}>{line.title}</Link>}
          </Text>
        )}
      </th>
      <td data-label={t("change")}>
        <ul className={styles["changes"]}>
          {describeChange(line, words).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function pageOf({ subject, subjectId }: ActivityLine): string | null {
  if (subjectId === null) return null;
  if (subject === "picture") return `/app/review/${subjectId}`;
  if (subject === "export") return "/app/exports";
  return subject === "run" ? `/app/runs/${subjectId}` : null;
}

/** What the checks found, in plain words, with the figure measured and the one expected. */
import { Card, Text } from "@shopify/polaris";
import type { Finding } from "#core/verdict.ts";
import { describeFinding, worstFirst } from "../../words/describe-finding.ts";
import { VerdictBadge } from "../word-badge.tsx";
import styles from "./review.module.css";

export function FindingsTable({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <Card padding="0">
      <div className={styles["cardHead"]}>
        <Text as="h2" variant="headingSm">
          What was checked
        </Text>
      </div>
      <table className={styles["findings"]}>
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">Result</th>
            <th scope="col">Measured</th>
            <th scope="col">Expected</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(findings).map((finding) => (
            <FindingRow key={finding.check} finding={finding} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { title, measured, expected } = describeFinding(finding);
  return (
    <tr>
      <th scope="row">
        <Text as="span" variant="bodyMd" fontWeight="medium">
          {title}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" fontWeight="regular">
          {finding.message}
        </Text>
      </th>
      <td data-label="Result">
        <VerdictBadge outcome={finding.severity} />
      </td>
      <td data-label="Measured">{measured}</td>
      <td data-label="Expected">{expected}</td>
    </tr>
  );
}

/** Where a rendition stands, in one sentence. */
import type { TFunction } from "i18next";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { swapUnderWay } from "./decisions-for.ts";

type Standing = Pick<ReviewDetail, "state" | "outcome" | "findings" | "errorMessage" | "writeBack">;

/** @param t of any area; the texts lie in `review` */
export function verdictSentence(standing: Standing, t: TFunction): string {
  const { state, outcome, findings, errorMessage, writeBack } = standing;
  if (swapUnderWay(writeBack))
    return writeBack?.direction === "revert" ? t("review:standing.reverting") : t("review:standing.applying");
  switch (state) {
    case "in_review":
      return writeBack?.errorMessage ?? reviewSentence(outcome, findings, t);
    case "approved":
    case "written_back":
      return writeBack?.errorMessage ?? t(`review:standing.${state}`);
    case "failed":
      return errorMessage ?? t("review:standing.failed");
    case "rejected":
    case "reverted":
    case "cancelled":
    case "queued":
    case "rendering":
      return t(`review:standing.${state}`);
  }
}

function reviewSentence(outcome: Standing["outcome"], findings: Standing["findings"], t: TFunction): string {
  const count = findings.filter(({ severity }) => severity !== "pass").length;
  if (outcome === "pass") return t("review:standing.passed", { count: findings.length });
  return outcome === "review" ? t("review:standing.doubt", { count }) : t("review:standing.unmet", { count });
}

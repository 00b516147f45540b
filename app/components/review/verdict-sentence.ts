/** Where a rendition stands, in one sentence. */
import type { ReviewDetail } from "#services/review/read-review.ts";
import { counted } from "../../words/format.ts";
import { swapUnderWay } from "./decisions-for.ts";

type Standing = Pick<ReviewDetail, "state" | "outcome" | "findings" | "errorMessage" | "writeBack">;

export function verdictSentence({ state, outcome, findings, errorMessage, writeBack }: Standing): string {
  if (swapUnderWay(writeBack)) {
    return writeBack?.direction === "revert"
      ? "The original is being put back into your shop."
      : "The picture is being put into your shop.";
  }
  switch (state) {
    case "in_review":
      return writeBack?.errorMessage ?? reviewSentence(outcome, findings);
    case "approved":
      return writeBack?.errorMessage ?? "Approved. Buyers do not see it until it is put into your shop.";
    case "written_back":
      return (
        writeBack?.errorMessage ?? "Buyers see this picture now. The original is kept and can be put back."
      );
    case "rejected":
      return "Rejected. Your shop keeps the original.";
    case "reverted":
      return "The original is back in your shop.";
    case "failed":
      return errorMessage ?? "This picture could not be enhanced.";
    case "cancelled":
      return "The run was cancelled before this picture was enhanced.";
    case "queued":
      return "This picture waits for its turn.";
    case "rendering":
      return "This picture is being enhanced.";
  }
}

function reviewSentence(outcome: Standing["outcome"], findings: Standing["findings"]): string {
  const doubts = findings.filter(({ severity }) => severity !== "pass").length;
  if (outcome === "pass") return `Passed all ${counted(findings.length, "check")}.`;
  if (outcome === "review") return `${counted(doubts, "check")} in doubt. Look closely before you approve.`;
  return `${counted(doubts, "check")} not met. A marketplace may refuse this picture.`;
}

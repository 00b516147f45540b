/** How the states of an export look. */
import type { ExportView } from "#services/exports/list-exports.ts";
import type { BadgeLook } from "../../words/rendition-words.ts";

export const exportLooks: Readonly<Record<ExportView["state"], BadgeLook>> = {
  queued: { tone: undefined, progress: "incomplete" },
  checking: { tone: "info", progress: "partiallyComplete" },
  packing: { tone: "info", progress: "partiallyComplete" },
  ready: { tone: "success", progress: "complete" },
  cancelled: { tone: undefined },
  failed: { tone: "critical" },
  expired: { tone: undefined },
};

export function isUnderWay({ state }: Pick<ExportView, "state">): boolean {
  return state === "queued" || state === "checking" || state === "packing";
}

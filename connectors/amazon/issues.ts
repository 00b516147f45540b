/** What Amazon holds against a listing, as far as it is about pictures or keeps buyers from seeing them. */
import { z } from "zod";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import type { AmazonError } from "./judge-answer.ts";
import { slotOf } from "./slots.ts";

export const issueSchema = z.object({
  code: z.string(),
  message: z.string(),
  severity: z.enum(["ERROR", "WARNING", "INFO"]),
  attributeNames: z.array(z.string()).optional(),
  categories: z.array(z.string()).optional(),
  marketplaceIds: z.array(z.string()).optional(),
  enforcements: z
    .object({
      actions: z.array(z.object({ action: z.string() })),
      exemption: z.object({ status: z.string() }),
    })
    .optional(),
});

export type AmazonIssue = z.infer<typeof issueSchema>;

const severities = { ERROR: "error", WARNING: "warning", INFO: "info" } as const;

/**
 * Complaints about prices and the like are left out, unless Amazon hides the listing for them: then they are a warning,
 * since no picture of ours can mend it. A complaint about a picture for which Amazon hides the listing is an error,
 * whatever Amazon calls it.
 */
export function issuesAboutImages(issues: readonly AmazonIssue[], marketplace: string): ChannelIssue[] {
  return issues
    .filter(({ marketplaceIds = [marketplace] }) => marketplaceIds.includes(marketplace))
    .flatMap((issue): ChannelIssue[] => {
      const { code, message } = issue;
      if (isAboutImages(issue)) {
        const severity = hides(issue) ? "error" : severities[issue.severity];
        return slotsIn(issue).map((slot) => ({ code, severity, message, slot }));
      }
      return hides(issue) ? [{ code, severity: "warning", message, slot: null }] : [];
    });
}

/** Of a call that was refused as a whole: all of what it says, whatever it is about. */
export function issuesOfRefusal(errors: readonly AmazonError[]): ChannelIssue[] {
  return errors.map(({ code, message, details }) => ({
    ...{ code, severity: "error", slot: null },
    message: [message, details].filter(Boolean).join(": "),
  }));
}

/** Of a submission that was refused: it held nothing but pictures, so that all of it counts. */
export function issuesOfSubmission(issues: readonly AmazonIssue[]): ChannelIssue[] {
  return issues.flatMap((issue) => {
    const { code, message } = issue;
    return slotsIn(issue).map((slot) => ({ code, severity: severities[issue.severity], message, slot }));
  });
}

function isAboutImages({ categories = [], attributeNames = [] }: AmazonIssue): boolean {
  return (
    categories.some((name) => name === "INVALID_IMAGE" || name === "MISSING_IMAGE") ||
    attributeNames.some((name) => slotOf(name) !== null)
  );
}

function hides({ enforcements }: AmazonIssue): boolean {
  return enforcements !== undefined && enforcements.actions.length > 0 && !isExempt(enforcements);
}

const isExempt = ({ exemption }: NonNullable<AmazonIssue["enforcements"]>) =>
  exemption.status.startsWith("EXEMPT");

function slotsIn({ attributeNames = [] }: AmazonIssue): ChannelIssue["slot"][] {
  const slots = attributeNames.map(slotOf).filter((slot) => slot !== null);
  return slots.length === 0 ? [null] : [...new Set(slots)];
}

/** What a channel says about pictures it was sent, or would say. */
import { z } from "zod";
import { slotSchema } from "./slot-schema.ts";

export const channelIssueSchema = z.object({
  /** The channel's own code. */
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  /** The channel's own words, without secrets. */
  message: z.string(),
  /** Null when it is about the whole listing. */
  slot: slotSchema.nullable(),
});

export type ChannelIssue = z.infer<typeof channelIssueSchema>;

/** How the same complaint is known again; its words may be in another language then. */
export function issueKey({ code, slot }: Pick<ChannelIssue, "code" | "slot">): string {
  return `${code} ${slot ?? ""}`;
}

/** What has been done of a publication already, saved after every call, so that a killed worker's successor goes on. */
import { z } from "zod";

export const publishLedgerSchema = z.object({
  /** Pictures the channel has taken, by the hash of their bytes. */
  uploads: z.record(z.string(), z.object({ imageId: z.string().nullable(), url: z.string() })),
  /** The hash being sent while this was saved; after a crash the channel may have it or not. */
  uploading: z.string().nullable(),
  /** Saved before the listing itself is changed; after a crash the channel may have the change or not. */
  submittingAt: z.iso.datetime().nullable().default(null),
  /** Set once the listing itself was changed. */
  submittedAt: z.iso.datetime().nullable(),
  /** The channel's name for the submission, to ask about it. */
  submissionId: z.string().nullable(),
  /** Where a listing is written part by part: the parts written, each with the addresses of the pictures it had. */
  overwritten: z.record(z.string(), z.array(z.string()).readonly()).default({}),
  /** Keys of channel-issue.ts:issueKey that the channel held against the listing before; such words can be stale. */
  issuesBefore: z.array(z.string()).default([]),
});

export type PublishLedger = z.infer<typeof publishLedgerSchema>;

export const emptyLedger: PublishLedger = {
  uploads: {},
  uploading: null,
  submittingAt: null,
  submittedAt: null,
  submissionId: null,
  overwritten: {},
  issuesBefore: [],
};

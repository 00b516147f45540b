/**
 * Every background job: its queue, its payload and its retry policy. Payloads carry ids only.
 *
 * To add one: an entry here and a file in workers/jobs; the handler table there fails to compile without it.
 * A new payload field must be optional, so that jobs queued before a deploy still parse. Jobs of one shop and one `runId`
 * come one after the other; those without, and other runs, take turns with them (see services/next-turns.ts).
 */
import { z } from "zod";
import type { Priority } from "./query-budget.ts";

export const queueNames = ["catalogue", "render", "write-back", "publish", "export", "audit"] as const;
export type QueueName = (typeof queueNames)[number];

export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** Jobs of one queue share a concurrency limit. */
  readonly queue: QueueName;
  readonly payload: Payload;
  /** Tries before the job counts as failed; waiting for a throttled channel is not a try. */
  readonly attempts: number;
  /** First pause between tries in milliseconds; doubles each time. */
  readonly backoffMs: number;
  /** Runs also while the shop is out of reach; every other job is put aside until it is back. */
  readonly whileAway?: boolean;
  /** Whose calls go first while the shop's query budget is short; "run" when absent. */
  readonly priority?: Priority;
  /** Without a `runId` a person asked for it alone and waits: it is a click then. */
  readonly isClickAlone?: boolean;
}

const job = <Payload extends z.ZodType>(definition: JobDefinition<Payload>) => definition;

export const jobs = {
  /** Mirrors the shop's products; `since` limits it to what changed. */
  "sync-catalogue": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), since: z.iso.datetime().optional() }),
    attempts: 5,
    backoffMs: 2_000,
    priority: "sweep",
  }),
  /** Mirrors which products belong to which collection; follows a whole reading of the products. */
  "sync-collections": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string() }),
    attempts: 5,
    backoffMs: 2_000,
    priority: "sweep",
  }),
  /** Re-reads one product after we or somebody else changed it. */
  "sync-product": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), productGid: z.string() }),
    attempts: 8,
    backoffMs: 5_000,
  }),
  /**
   * Asks the shop's rules about a new product (`created`), or about photos added to a known one later (`media-added`,
   * from the incremental sync; `mediaGids` names them). Comes back by itself while Shopify prepares the photos.
   */
  "automate-product": job({
    queue: "catalogue",
    payload: z.object({
      shopId: z.string(),
      productGid: z.string(),
      occasion: z.enum(["created", "media-added"]),
      mediaGids: z.array(z.string()).optional(),
      /** How often it has come back. */
      looks: z.int().min(0).optional(),
    }),
    attempts: 8,
    backoffMs: 5_000,
  }),
  /** Begins what one rule has gathered, unless it is paused, in its quiet hours or over its daily cap. */
  "start-rule-run": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), ruleId: z.string() }),
    attempts: 8,
    backoffMs: 2_000,
  }),
  /** Asks a shop that refused us whether it lets us in again; its parked jobs go on when it does. */
  "check-access": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string() }),
    attempts: 5,
    backoffMs: 1_000,
    whileAway: true,
    priority: "click",
  }),
  /** Fetches one product's pictures for a run and opens a rendition for each. */
  "ingest-product": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), runId: z.string(), runProductId: z.string() }),
    attempts: 5,
    backoffMs: 2_000,
  }),
  /** Renders and inspects one picture. */
  render: job({
    queue: "render",
    payload: z.object({ shopId: z.string(), renditionId: z.string(), runId: z.string().optional() }),
    attempts: 3,
    backoffMs: 1_000,
  }),
  /** Tells Shopify Flow that a product's pictures need review, or are in the shop. */
  "tell-flow": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), flowEventId: z.string() }),
    attempts: 8,
    backoffMs: 2_000,
    priority: "sweep",
  }),
  /** Tells Shopify what a shop owes for pictures beyond its plan. */
  "charge-usage": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string() }),
    attempts: 12,
    backoffMs: 5_000,
  }),
  /** Reads what a shop is subscribed to; webhooks only say that something changed. */
  "sync-plan": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string() }),
    attempts: 8,
    backoffMs: 2_000,
  }),
  /** Swaps one approved picture into the shop, or swaps it back out. Patient: an outage of two hours is waited out. */
  "write-back": job({
    queue: "write-back",
    payload: z.object({ shopId: z.string(), writeBackId: z.string(), runId: z.string().optional() }),
    attempts: 12,
    backoffMs: 2_000,
    isClickAlone: true,
  }),
  /** Finds out what publishing would change on one listing, and what its channel says to it beforehand. */
  "plan-publication": job({
    queue: "publish",
    payload: z.object({ shopId: z.string(), publicationId: z.string(), runId: z.string().optional() }),
    attempts: 8,
    backoffMs: 2_000,
  }),
  /** Sends the pictures of one listing to its channel. Patient: an outage of two hours is waited out. */
  publish: job({
    queue: "publish",
    payload: z.object({ shopId: z.string(), publicationId: z.string(), runId: z.string().optional() }),
    attempts: 12,
    backoffMs: 2_000,
  }),
  /** Sends the pictures of many listings to their channel in one submission, and reads what became of each. */
  "publish-feed": job({
    queue: "publish",
    payload: z.object({ shopId: z.string(), feedId: z.string() }),
    attempts: 12,
    backoffMs: 2_000,
  }),
  /** Looks at what a channel shows of a publication: until it is live, then once a day. */
  "track-publication": job({
    queue: "publish",
    payload: z.object({ shopId: z.string(), publicationId: z.string() }),
    attempts: 8,
    backoffMs: 5_000,
  }),
  /** Asks a channel whether it still lets a seller's account in, and what it is called now. */
  "check-account": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), accountId: z.string() }),
    attempts: 5,
    backoffMs: 60_000,
    whileAway: true,
  }),
  /** Mirrors the listings of a seller's account, and suggests which products they sell. */
  "read-listings": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string(), accountId: z.string() }),
    attempts: 8,
    backoffMs: 5_000,
    whileAway: true,
  }),
  /** Suggests which products the listings sell that nobody has linked, after the catalogue changed. */
  "suggest-links": job({
    queue: "catalogue",
    payload: z.object({ shopId: z.string() }),
    attempts: 5,
    backoffMs: 2_000,
    whileAway: true,
  }),
  /** Packs pictures for a channel without a connector; a queue of its own, for it may take minutes. */
  "pack-export": job({
    queue: "export",
    payload: z.object({ shopId: z.string(), exportId: z.string() }),
    attempts: 5,
    backoffMs: 5_000,
    whileAway: true,
  }),
  /**
   * Looks at the pictures of the next few products of an audit. A queue of its own that does one at a time: whatever a
   * merchant waits for goes first.
   */
  "audit-products": job({
    queue: "audit",
    payload: z.object({ shopId: z.string(), auditId: z.string() }),
    attempts: 6,
    backoffMs: 2_000,
    priority: "sweep",
  }),
  /** Undoes a swap that was given up while Shopify did not even let it be undone; tries for a day and a half. */
  "undo-write-back": job({
    queue: "write-back",
    payload: z.object({ shopId: z.string(), writeBackId: z.string() }),
    attempts: 12,
    backoffMs: 60_000,
  }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]["payload"]>;

export const jobNames = Object.keys(jobs) as JobName[];

/** Brings one listing's pictures to a plan: all slots in one patch, since Amazon counts calls and not pictures. */
import { type ChannelIssue, issueKey } from "#core/publishing/channel-issue.ts";
import type { ImagePlan } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import type { PublishOrder, PublishOutcome, PublishProgress } from "../connector.ts";
import type { SellerCalls, Submission } from "./amazon-calls.ts";
import { type AmazonListing, ownImages, summaryOf } from "./amazon-listing.ts";
import { issuesAboutImages, issuesOfRefusal, issuesOfSubmission } from "./issues.ts";
import { AmazonRefused } from "./judge-answer.ts";
import { type AmazonPatch, mediaLocationOf, patchesFor } from "./patches.ts";
import { anyProductType, issuesOfProductType, type KnownTypes } from "./product-types.ts";

/**
 * A patch sent twice changes nothing more; still the listing is read first, so that after a crash it is not sent again.
 * @param recent the listing, where it was read right before
 */
export async function publishListing(
  calls: SellerCalls,
  order: PublishOrder,
  { ledger, saveLedger }: PublishProgress,
  recent: AmazonListing | null,
): Promise<PublishOutcome> {
  if (ledger.submittedAt !== null) return { result: "accepted", ledger, issues: [] };
  const { marketplace } = order.listing;
  const isBegun = ledger.submittingAt !== null;
  const listing = (isBegun ? null : recent) ?? (await calls.readListing(order.listing));
  const patches = patchesFor(order.plan, ownImages(listing, marketplace), marketplace);
  const begun: PublishLedger = {
    ...ledger,
    uploads: uploadsOf(order.plan),
    submittingAt: ledger.submittingAt ?? now(),
    issuesBefore:
      ledger.submittingAt === null
        ? issuesAboutImages(listing.issues ?? [], marketplace).map(issueKey)
        : ledger.issuesBefore,
  };
  await saveLedger(begun);
  const productType = summaryOf(listing, marketplace)?.productType ?? order.productType ?? anyProductType;
  const answer = await send(calls, order, patches, { productType, isPreview: false });
  if (answer.status === "INVALID") return { result: "rejected", ledger: emptyLedger, issues: answer.issues };
  const submitted = { ...begun, submittedAt: now(), submissionId: answer.submissionId };
  await saveLedger(submitted);
  return { result: "accepted", ledger: submitted, issues: answer.issues };
}

/** A dry run, which costs a call, only for what the product type takes. */
export async function previewListing(
  calls: SellerCalls,
  known: KnownTypes,
  order: PublishOrder,
): Promise<readonly ChannelIssue[]> {
  const untaken = await issuesOfProductType(calls, known, order);
  if (untaken.length > 0) return untaken;
  const patches = patchesFor(order.plan, presentIn(order.plan), order.listing.marketplace);
  const productType = order.productType ?? anyProductType;
  return (await send(calls, order, patches, { productType, isPreview: true })).issues;
}

/** The pictures that were there when the plan was made. */
export function presentIn({ changes }: ImagePlan): LiveImage[] {
  return changes.flatMap(({ before }) => (before === null ? [] : [before]));
}

export function uploadsOf({ target }: ImagePlan): PublishLedger["uploads"] {
  const sent = target.flatMap(({ source }) =>
    source.kind === "rendition"
      ? [[source.sha256, { imageId: null, url: mediaLocationOf(source) }] as const]
      : [],
  );
  return Object.fromEntries(sent);
}

interface Answer {
  readonly status: Submission["status"];
  readonly submissionId: string | null;
  readonly issues: readonly ChannelIssue[];
}

async function send(
  calls: SellerCalls,
  { listing }: PublishOrder,
  patches: readonly AmazonPatch[],
  options: { readonly productType: string; readonly isPreview: boolean },
): Promise<Answer> {
  if (patches.length === 0) return { status: "ACCEPTED", submissionId: null, issues: [] };
  try {
    const { status, submissionId, issues = [] } = await calls.patchListing(listing, patches, options);
    return { status, submissionId, issues: issuesOfSubmission(issues) };
  } catch (error) {
    if (!(error instanceof AmazonRefused)) throw error;
    return { status: "INVALID", submissionId: null, issues: issuesOfRefusal(error.errors) };
  }
}

const now = () => new Date().toISOString();

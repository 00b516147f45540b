/**
 * What does each job. To add one: an entry in core/jobs.ts, a file in workers/jobs, a line here; a missing line does
 * not compile.
 */
import type { Handlers } from "./job-handler.ts";
import { auditProducts } from "./jobs/audit-products.ts";
import { automateProduct } from "./jobs/automate-product.ts";
import { checkAccount } from "./jobs/check-account.ts";
import { checkAccessJob } from "./jobs/check-access.ts";
import { ingestProduct } from "./jobs/ingest-product.ts";
import { chargeUsage } from "./jobs/charge-usage.ts";
import { packExport } from "./jobs/pack-export.ts";
import { planPublication } from "./jobs/plan-publication.ts";
import { publish } from "./jobs/publish.ts";
import { publishFeed } from "./jobs/publish-feed.ts";
import { readListings } from "./jobs/read-listings.ts";
import { renderPicture } from "./jobs/render.ts";
import { startRuleRunJob } from "./jobs/start-rule-run.ts";
import { suggestLinksJob } from "./jobs/suggest-links.ts";
import { syncCatalogue } from "./jobs/sync-catalogue.ts";
import { syncCollections } from "./jobs/sync-collections.ts";
import { syncPlan } from "./jobs/sync-plan.ts";
import { syncProduct } from "./jobs/sync-product.ts";
import { tellFlowJob } from "./jobs/tell-flow.ts";
import { trackPublication } from "./jobs/track-publication.ts";
import { undoWriteBack } from "./jobs/undo-write-back.ts";
import { writeBack } from "./jobs/write-back.ts";

export const handlers = {
  "sync-catalogue": syncCatalogue,
  "sync-collections": syncCollections,
  "sync-product": syncProduct,
  "automate-product": automateProduct,
  "start-rule-run": startRuleRunJob,
  "check-access": checkAccessJob,
  "ingest-product": ingestProduct,
  render: renderPicture,
  "tell-flow": tellFlowJob,
  "charge-usage": chargeUsage,
  "sync-plan": syncPlan,
  "write-back": writeBack,
  "undo-write-back": undoWriteBack,
  "plan-publication": planPublication,
  publish,
  "publish-feed": publishFeed,
  "track-publication": trackPublication,
  "check-account": checkAccount,
  "read-listings": readListings,
  "suggest-links": suggestLinksJob,
  "pack-export": packExport,
  "audit-products": auditProducts,
} satisfies Handlers;

/**
 * Every route of the app for merchants, asked by one shop with another shop's ids. To add one: a line below, named after
 * the file in app/routes; a route without a line fails the test.
 */

/** What the owner has, in every state that an action could move it out of. */
export interface Owned {
  readonly productId: string;
  readonly productGid: string;
  readonly runId: string;
  readonly ruleId: string;
  readonly inReview: string;
  readonly approved: string;
  readonly writtenBack: string;
  readonly failed: string;
  readonly accountId: string;
  /** A sign-in that waits for its person's word. */
  readonly attemptId: string;
  /** Suggested, with a publication that waits for a decision. */
  readonly listingId: string;
  readonly publicationId: string;
  /** Queued. */
  readonly exportId: string;
  /** Under way; its product and picture are the owner's. */
  readonly auditId: string;
  /** The stranger's own product. */
  readonly strangersProductId: string;
}

export interface Visit {
  readonly path: string;
  /** A form to post; a page to read without one. */
  readonly form?: Readonly<Record<string, string>>;
  /** What an extension posts instead. */
  readonly json?: object;
  /** 404, or 200 with what is the visitor's own. */
  readonly status: 200 | 404;
}

type Visits = Readonly<Record<string, (owned: Owned) => Visit>>;

const missing = (path: string, form?: Record<string, string>): Visit => ({
  ...{ path, status: 404 },
  ...(form && { form }),
});
const own = (path: string, form?: Record<string, string>): Visit => ({ ...missing(path, form), status: 200 });

const review = (id: string, intent: string) => missing(`/app/review/${id}`, { intent });
const presetName = "ebay-gallery";
const publication = (id: string, intent: string) => missing(`/app/publications/${id}`, { intent });

/** A rule that takes whatever it is shown. */
export const everyProduct = JSON.stringify({
  ...{ name: "Alpha's rule", conditions: [], presets: [presetName], approval: "review" },
  ...{ quietHours: null, dailyCap: null, stopsOthers: true },
});

export const merchantVisits: Readonly<Record<string, Visits>> = {
  "api.selection.ts": {
    "look at the other's product": ({ productGid }) => ({
      ...{ path: "/api/selection", status: 200 },
      json: { productGids: [productGid] },
    }),
  },
  "api.runs.ts": {
    "enhance the other's product": ({ productGid }) => ({
      ...{ path: "/api/runs", status: 404 },
      json: { productGids: [productGid], presetName, requestKey: "6f1c2d3e-4a5b-4c6d-8e7f-901234567890" },
    }),
  },
  "app.tsx": { frame: () => own("/app") },
  "app._index.tsx": {
    "read the overview": () => own("/app?index"),
    "dismiss the guide": () => own("/app?index", { intent: "dismiss-setup-guide" }),
  },
  "app.catalogue.tsx": {
    "read the list": () => own("/app/catalogue"),
    "search for the other's product": () => own("/app/catalogue?search=Alpha"),
    sync: () => own("/app/catalogue", { intent: "sync" }),
  },
  "app.audit.tsx": {
    "read the report": () => own("/app/audit"),
    "read what needs a new photo": () => own("/app/audit?show=new-photo"),
    "cancel the other's audit": ({ auditId }) => missing("/app/audit", { intent: "cancel", auditId }),
  },
  "app.audit_.export.ts": { "take it home": () => own("/app/audit/export") },
  "app.products.$productId.tsx": {
    read: ({ productId }) => missing(`/app/products/${productId}`),
    publish: ({ productId }) => missing(`/app/products/${productId}`, { intent: "publish" }),
    revert: ({ productId, writtenBack }) =>
      missing(`/app/products/${productId}`, { intent: "revert", renditionId: writtenBack }),
    "revert from one's own page": ({ strangersProductId, writtenBack }) =>
      missing(`/app/products/${strangersProductId}`, { intent: "revert", renditionId: writtenBack }),
    "write back from one's own page": ({ strangersProductId, approved }) =>
      missing(`/app/products/${strangersProductId}`, { intent: "write-back", renditionId: approved }),
  },
  "app.review._index.tsx": {
    "read the queue": () => own("/app/review?index"),
    "read a run's queue": ({ runId }) => missing(`/app/review?index&runId=${runId}`),
    "approve what passed": () => own("/app/review?index", { intent: "approve-passed" }),
    "approve what passed of a run": ({ runId }) =>
      missing("/app/review?index", { intent: "approve-passed", runId }),
  },
  "app.review.$renditionId.tsx": {
    read: ({ inReview }) => missing(`/app/review/${inReview}`),
    approve: ({ inReview }) => review(inReview, "approve"),
    reject: ({ inReview }) => review(inReview, "reject"),
    reopen: ({ approved }) => review(approved, "reopen"),
    "write back": ({ approved }) => review(approved, "write-back"),
    revert: ({ writtenBack }) => review(writtenBack, "revert"),
    undo: ({ writtenBack }) => review(writtenBack, "undo"),
    redo: ({ failed }) => review(failed, "redo"),
  },
  "app.attention.tsx": { "read the list": () => own("/app/attention") },
  "app.runs._index.tsx": { "read the list": () => own("/app/runs?index") },
  "app.runs.$runId.tsx": {
    read: ({ runId }) => missing(`/app/runs/${runId}`),
    cancel: ({ runId }) => missing(`/app/runs/${runId}`, { intent: "cancel" }),
    "retry failed": ({ runId }) => missing(`/app/runs/${runId}`, { intent: "retry-failed" }),
    "revert the run": ({ runId }) => missing(`/app/runs/${runId}`, { intent: "revert-run" }),
    "stop its swaps": ({ runId }) => missing(`/app/runs/${runId}`, { intent: "stop-write-backs" }),
    "plan its pictures": ({ runId }) => missing(`/app/runs/${runId}`, { intent: "publish" }),
    "settle its conflicts": ({ runId }) => missing(`/app/runs/${runId}`, { intent: "write-ours" }),
    "put its original back anyway": ({ runId, writtenBack }) =>
      missing(`/app/runs/${runId}`, { intent: "put-back-anyway", renditionId: writtenBack }),
  },
  "app.runs.new.tsx": {
    "choose by our id": ({ productId }) => own(`/app/runs/new?ids[]=${productId}`),
    "choose by Shopify's id": ({ productGid }) =>
      own(`/app/runs/new?ids[]=${productGid.split("/").at(-1) ?? ""}`),
    "choose everything that matches": () => own("/app/runs/new?all=1&search=Alpha"),
    "start by our id": ({ productId }) => missing("/app/runs/new", { productIds: productId, presetName }),
    "start by Shopify's id": ({ productGid }) =>
      missing("/app/runs/new", { productIds: productGid, presetName }),
    "start with one's own": ({ productId, strangersProductId }) =>
      missing("/app/runs/new", { productIds: `${strangersProductId},${productId}`, presetName }),
  },
  "app.activity.tsx": {
    read: () => own("/app/activity"),
    "search for the other's product": () => own("/app/activity?search=Alpha"),
  },
  "app.activity_.export.ts": {
    "take it home": () => own("/app/activity/export?search=Alpha"),
  },
  "app.billing.tsx": {
    read: () => own("/app/billing"),
    "ask for a plan where nothing is billed": () =>
      missing("/app/billing", { intent: "choose", plan: "scale" }),
  },
  "app.team.tsx": {
    read: () => own("/app/team"),
    "change a person who is not there": () =>
      missing("/app/team", {
        intent: "person",
        staffId: "never",
        name: "",
        isOwner: "false",
        permissions: "",
      }),
  },
  "app.access.ts": { "ask for the access": () => own("/app/access") },
  "app.automation._index.tsx": {
    "read the list": () => own("/app/automation?index"),
    pause: ({ ruleId }) => missing("/app/automation?index", { intent: "pause", ruleId }),
    resume: ({ ruleId }) => missing("/app/automation?index", { intent: "resume", ruleId }),
    "move up": ({ ruleId }) => missing("/app/automation?index", { intent: "move-up", ruleId }),
    "move down": ({ ruleId }) => missing("/app/automation?index", { intent: "move-down", ruleId }),
  },
  "app.automation.$ruleId.tsx": {
    read: ({ ruleId }) => missing(`/app/automation/${ruleId}`),
    save: ({ ruleId }) => missing(`/app/automation/${ruleId}`, { intent: "save", rule: everyProduct }),
    delete: ({ ruleId }) => missing(`/app/automation/${ruleId}`, { intent: "delete" }),
  },
  "app.automation.preview.ts": {
    "try a rule": () => own("/app/automation/preview", { rule: everyProduct }),
  },
  "app.channels._index.tsx": {
    "read the list": () => own("/app/channels?index"),
    "disconnect the other's account": ({ accountId }) =>
      missing("/app/channels?index", { intent: "disconnect", accountId }),
    "automate the other's account": ({ accountId }) =>
      missing("/app/channels?index", { intent: "automate", accountId, afterApproval: "publish" }),
  },
  "app.channels.confirm.$attemptId.tsx": {
    read: ({ attemptId }) => missing(`/app/channels/confirm/${attemptId}`),
    confirm: ({ attemptId }) => missing(`/app/channels/confirm/${attemptId}`, { intent: "confirm" }),
    discard: ({ attemptId }) => missing(`/app/channels/confirm/${attemptId}`, { intent: "discard" }),
  },
  "app.listings._index.tsx": {
    "read the list": () => own("/app/listings?index"),
    "search for the other's listing": () => own("/app/listings?index&search=Alpha"),
    "confirm the other's link": ({ listingId }) =>
      own("/app/listings?index", { intent: "confirm", ids: listingId }),
    "confirm everything": () => own("/app/listings?index", { intent: "confirm", all: "1" }),
    "refuse the other's link": ({ listingId }) =>
      own("/app/listings?index", { intent: "refuse", ids: listingId }),
    "unlink the other's listing": ({ listingId }) =>
      own("/app/listings?index", { intent: "unlink", ids: listingId }),
    "link the other's listing": ({ listingId, productGid }) =>
      missing("/app/listings?index", { intent: "link", listingId, productGid }),
    "read the other's listings again": ({ accountId }) =>
      missing("/app/listings?index", { intent: "read", accountId }),
  },
  "app.listings.$listingId.tsx": {
    read: ({ listingId }) => missing(`/app/listings/${listingId}`),
    arrange: ({ listingId }) => missing(`/app/listings/${listingId}`, { intent: "arrange", places: "[]" }),
    "follow the rules": ({ listingId }) => missing(`/app/listings/${listingId}`, { intent: "follow" }),
    "plan its pictures": ({ listingId }) => missing(`/app/listings/${listingId}`, { intent: "publish" }),
  },
  "app.listings.export.ts": {
    "take it home": () => own("/app/listings/export?search=Alpha"),
  },
  "app.listings.import.tsx": {
    read: () => own("/app/listings/import"),
    "look at the other's": () =>
      own("/app/listings/import", { intent: "preview", csv: "listing,product\nalpha-listing,alpha" }),
    "link the other's": () =>
      own("/app/listings/import", { intent: "import", csv: "listing,product\nalpha-listing,alpha" }),
  },
  "app.publications._index.tsx": {
    "read the list": () => own("/app/publications?index"),
    "approve everything": () => missing("/app/publications?index", { intent: "approve" }),
    "cancel everything": () => own("/app/publications?index", { intent: "cancel" }),
    "plan everything again": () => own("/app/publications?index", { intent: "replan" }),
  },
  "app.publications.$publicationId.tsx": {
    read: ({ publicationId }) => missing(`/app/publications/${publicationId}`),
    approve: ({ publicationId }) => publication(publicationId, "approve"),
    "send now": ({ publicationId }) => publication(publicationId, "now"),
    "move its time": ({ publicationId }) => publication(publicationId, "reschedule"),
    "put ours back": ({ publicationId }) => publication(publicationId, "ours"),
    cancel: ({ publicationId }) => publication(publicationId, "cancel"),
    retry: ({ publicationId }) => publication(publicationId, "retry"),
    "plan again": ({ publicationId }) => publication(publicationId, "replan"),
    "look now": ({ publicationId }) => publication(publicationId, "look"),
    restore: ({ publicationId }) => publication(publicationId, "restore"),
    "keep theirs": ({ publicationId }) => publication(publicationId, "keep"),
  },
  "app.exports._index.tsx": {
    "read the list": () => own("/app/exports?index"),
    "cancel the other's": ({ exportId }) => missing("/app/exports?index", { intent: "cancel", exportId }),
  },
  "app.exports.new.tsx": {
    read: () => own("/app/exports/new"),
    "choose the other's run": ({ runId }) => missing(`/app/exports/new?run=${runId}`),
    "choose the other's product": ({ productId }) => missing(`/app/exports/new?ids[]=${productId}`),
    "search for the other's product": () => own("/app/exports/new?all=1&search=Alpha"),
    "export the other's run": ({ runId }) => missing("/app/exports/new", { channel: "google", run: runId }),
    "export the other's product": ({ productId }) =>
      missing("/app/exports/new", { channel: "google", "ids[]": productId }),
  },
  "app.settings.tsx": {
    read: () => own("/app/settings"),
    save: () => own("/app/settings", { defaultPreset: "etsy-listing", approval: "auto-approve" }),
  },
};

/** Routes without a merchant; each has tests of its own. */
export const otherRoutes = [
  "_index.tsx",
  "auth.$.tsx",
  // By the state of a sign-in: tests/flows/connect.test.ts.
  "channels.$channel.callback.ts",
  "files.$token.ts",
  // Signed by Shopify, for one shop: tests/flows/extensions.test.ts.
  "flow.enhance.ts",
  "healthz.ts",
  // By the hash of the bytes: services/publications/publications.test.ts.
  "pictures.$name.ts",
];

/** The webhooks' topics by route, in an order in which a shop lives to hear them all. */
export const webhookTopics: Readonly<Record<string, readonly string[]>> = {
  "webhooks.app.scopes-update.ts": ["app/scopes_update"],
  "webhooks.app.subscriptions-update.ts": ["app_subscriptions/update"],
  "webhooks.products.create.ts": ["products/create"],
  "webhooks.products.delete.ts": ["products/delete"],
  "webhooks.app.uninstalled.ts": ["app/uninstalled"],
  "webhooks.compliance.ts": ["customers/data_request", "customers/redact", "shop/redact"],
};

/** As Remix's own client names a route. */
export const routeIdOf = (file: string) => `routes/${file.replace(/\.tsx?$/, "")}`;

/** The path of a route whose name has no parameters. */
export const pathOfRoute = (file: string) => `/${file.replace(/\.ts$/, "").replaceAll(".", "/")}`;

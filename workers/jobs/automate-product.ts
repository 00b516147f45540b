/** Asks the shop's rules about a product that is new, or has new photos. */
import type { AdminClient } from "#connectors/shopify/admin-client.ts";
import { readProduct } from "#connectors/shopify/catalogue.ts";
import { checkAccess } from "#connectors/shopify/check-access.ts";
import { readRuleFacts } from "#connectors/shopify/read-rule-facts.ts";
import { type ActiveRule, chooseRules, needsLook } from "#core/automation/choose-rules.ts";
import type { RuleSubject } from "#core/automation/match-rule.ts";
import type { MediaImageSnapshot, ProductSnapshot } from "#core/catalogue.ts";
import { toAppError } from "#core/errors.ts";
import type { JobPayload } from "#core/jobs.ts";
import { lookAtPhoto } from "#imaging/look-at-photo.ts";
import { lookAgain } from "#services/automation/look-again.ts";
import { readActiveRules } from "#services/automation/read-active-rules.ts";
import { recordMatches } from "#services/automation/record-matches.ts";
import { subjectOf } from "#services/automation/subject-of.ts";
import { forgetProduct } from "#services/catalogue/forget-product.ts";
import { recordProducts } from "#services/catalogue/record-products.ts";
import { recordTimeZone } from "#services/shops/record-time-zone.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
import { fetchPhotos } from "./fetch-photos.ts";

export const automateProduct: JobHandler<"automate-product"> = {
  async run(payload, tools) {
    const { shopId, productGid } = payload;
    const client = await tools.adminFor(shopId);
    const product = await readProduct(client, productGid);
    if (product === null) return forgetProduct(shopId, productGid);
    await recordProducts(shopId, [product]);
    const rules = await readActiveRules(shopId);
    if (rules.length === 0) return;
    const photos = photosMeant(product, payload);
    if (!isSettled(photos, payload) && (await lookAgain(payload))) return;
    const ready = photos.filter(({ url }) => url !== null);
    if (ready.length === 0) return;
    const taking = chooseRules(rules, await learn(rules, product, client, tools));
    if (taking.length === 0) return;
    if (taking.some(goesByTheClock)) await recordTimeZone(shopId, (await checkAccess(client)).timeZone);
    await recordMatches(shopId, {
      productGid,
      mediaGids: ready.map(({ mediaId }) => mediaId),
      ruleIds: taking.map(({ id }) => id),
    });
  },

  /** The product stays as it is; a person can still enhance it. */
  fail: () => Promise.resolve(),
};

type Payload = JobPayload<"automate-product">;

function photosMeant({ images }: ProductSnapshot, { occasion, mediaGids = [] }: Payload) {
  return occasion === "created" ? images : images.filter(({ mediaId }) => mediaGids.includes(mediaId));
}

/** A new product often arrives before its photos do. */
function isSettled(photos: readonly MediaImageSnapshot[], { occasion }: Payload): boolean {
  if (photos.length === 0) return occasion === "media-added";
  return photos.every(({ status, url }) => status === "READY" && url !== null);
}

const goesByTheClock = ({ definition }: ActiveRule) =>
  definition.quietHours !== null || definition.dailyCap !== null;

/** As much about the product as the rules ask for; the photo is fetched only when it decides. */
async function learn(
  rules: readonly ActiveRule[],
  product: ProductSnapshot,
  client: AdminClient,
  tools: JobTools,
): Promise<RuleSubject> {
  let subject = subjectOf(product);
  if (!needsLook(rules, subject)) return subject;
  const facts = await readRuleFacts(client, product.productId);
  subject = { ...subject, ...facts };
  if (!needsLook(rules, subject)) return subject;
  return { ...subject, mainPhoto: await lookAtMain(product, tools) };
}

/** Null when the photo cannot be had or read; such a photo takes part in no rule that needs it. */
async function lookAtMain({ images }: ProductSnapshot, tools: JobTools): Promise<RuleSubject["mainPhoto"]> {
  const [main] = images;
  if (main?.width == null || main.height === null) return null;
  const [photo] = await fetchPhotos([main], tools);
  if (photo === undefined || !("bytes" in photo.source)) return null;
  try {
    const looked = await lookAtPhoto(photo.source.bytes);
    return { widthPx: main.width, heightPx: main.height, ...looked };
  } catch (thrown) {
    if (toAppError(thrown).retry !== "never") throw thrown;
    return null;
  }
}

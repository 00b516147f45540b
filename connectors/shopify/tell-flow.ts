/** Begins the workflows of Shopify Flow that wait for one of our triggers. */
import { toAppError } from "#core/errors.ts";
import { flowFields, type FlowNews, flowTriggers } from "#core/flow-triggers.ts";
import { tellFlowDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

/** TypeScript does not know it yet. */
const toRawJson = JSON as unknown as { rawJSON(text: string): object };

/**
 * Refused for good is a trigger that was never deployed with the app, for instance. Shopify takes at most 50,000 bytes;
 * these are a few hundred. A product goes as its number, digit by digit: some are beyond 2^53.
 * https://shopify.dev/docs/apps/build/flow/triggers/reference
 * @throws AppError when it may be tried again
 */
export async function tellFlow(client: AdminClient, news: FlowNews): Promise<"sent" | "refused"> {
  const productId = toRawJson.rawJSON(news.productGid.split("/").at(-1) ?? "");
  const payload = { product_id: productId, ...flowFields(news) };
  try {
    await client.run(tellFlowDocument, { handle: flowTriggers[news.kind].handle, payload });
    return "sent";
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === "CHANNEL_REFUSED") return "refused";
    throw error;
  }
}

/** Reads what automation rules ask of a product and the mirror does not keep. */
import { ruleFactsDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

export interface RuleFacts {
  /** Titles of up to 100. */
  readonly collections: readonly string[];
  /** Of up to 250 variants, in the shop's currency. */
  readonly prices: readonly number[];
}

/** Null when the shop has no such product. */
export async function readRuleFacts(client: AdminClient, productId: string): Promise<RuleFacts | null> {
  const { product } = await client.run(ruleFactsDocument, { productId });
  return (
    product && {
      collections: product.collections.nodes.map(({ title }) => title),
      prices: product.variants.nodes.map(({ price }) => Number(price)),
    }
  );
}

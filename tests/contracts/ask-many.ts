/** A process of its own that asks one shop many things at once, within the shop's shared budget; prints how often Shopify refused. */
import { createAdminClient } from "#connectors/shopify/admin-client.ts";
import { productMediaPageDocument } from "#connectors/shopify/admin.generated.ts";
import { openQueryBudget } from "#services/query-budget.ts";
import { graphqlWith } from "./shopify/open-shop.ts";

const [url = "", accessToken = "", shopId = "", productId = "", calls = "0"] = process.argv.slice(2);
const send = graphqlWith(url, accessToken);
let refused = 0;
let done = 0;

const client = createAdminClient(
  async (query, options) => {
    const response = await send(query, options);
    if ((await response.clone().text()).includes('"THROTTLED"')) refused += 1;
    return response;
  },
  { spending: { budget: openQueryBudget(shopId), priority: "run", maxWaitMs: 120_000 } },
);

await Promise.all(
  Array.from({ length: Number(calls) }, async () => {
    const { product } = await client.run(productMediaPageDocument, { productId, first: 100 });
    if (product?.id === productId) done += 1;
  }),
);
console.log(JSON.stringify({ done, refused }));
process.exit(0);

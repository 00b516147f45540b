/**
 * Shopify Flow's step "Enhance product images". Flow takes 200 alone for success; at 202 it asks again later with the same
 * `action_run_id`, and a refusal (4xx) ends the workflow with our sentence in its log.
 *
 * Not the library's `authenticate.flow`: it renews the shop's token, which this answer does not need.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { flowActionSchema } from "#core/flow.ts";
import { enhanceForFlow } from "#services/flow/enhance-for-flow.ts";
import { findShop } from "#services/shops/find-shop.ts";
import { errorResponse } from "../error-response.server.ts";
import { shopifyLibrary } from "../shopify.server.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const rawBody = await request.text();
  const { valid } = await shopifyLibrary.flow.validate({ rawBody, rawRequest: request });
  if (!valid) return new Response(null, { status: 401 });
  try {
    const step = flowActionSchema.safeParse(JSON.parse(rawBody));
    if (!step.success) return Response.json({ message: "The step names no product." }, { status: 400 });
    const shop = await findShop(step.data.shopify_domain);
    if (shop === null) return Response.json({ message: "Packshot is not installed." }, { status: 404 });
    const state = await enhanceForFlow(shop.id, step.data);
    return Response.json({ state }, { status: state === "done" ? 200 : 202 });
  } catch (thrown) {
    return thrown instanceof SyntaxError ? new Response(null, { status: 400 }) : errorResponse(thrown);
  }
}

/** flowTriggerReceive: begins workflows. The sandbox has none, and keeps what it heard for people and tests to look at. */
import { readFlowTriggers } from "../../extensions/read-flow-triggers.ts";
import type { Call } from "../call.ts";

interface TriggerInput {
  readonly handle?: string | null;
  readonly payload?: Readonly<Record<string, unknown>> | null;
}

/** https://shopify.dev/docs/apps/build/flow/triggers/reference */
const maxPayloadBytes = 50_000;

/** Handle and size are refused in a real store's words; what is wrong with a field, in words of our own. */
const refused = (reason: string) => ({
  userErrors: [{ field: ["body"], message: `Errors validating schema:\n  ${reason}\n` }],
});

export function flowTriggerReceive({ platform: { store }, shop, body }: Call, input: TriggerInput) {
  const { handle, payload } = input;
  if (!handle || !payload)
    return { userErrors: [{ field: ["handle"], message: "`handle` and `payload` arguments are required" }] };
  if (Buffer.byteLength(JSON.stringify(payload)) > maxPayloadBytes)
    return refused(`Properties size exceeds the limit of ${String(maxPayloadBytes)} bytes.`);
  const deployed = readFlowTriggers(store.settings.extensionsDir);
  const trigger = deployed.find((one) => one.handle === handle);
  if (trigger === undefined) return refused(`Invalid handle '${handle}'.`);
  const unknown = Object.keys(payload).find((key) => !trigger.keys.includes(key));
  if (unknown !== undefined) return refused(`Unexpected property '${unknown}'.`);
  const missing = trigger.keys.find((key) => !Object.hasOwn(payload, key));
  if (missing !== undefined) return refused(`Missing property '${missing}'.`);
  // Read from the text, because ids are beyond what a number holds exactly.
  const productId = /"product_id"\s*:\s*(\d+)\s*[,}]/.exec(body)?.[1];
  if (productId === undefined) return refused("Property 'product_id' must be a number.");
  shop.flowTriggers.push({
    ...{ handle, productGid: `gid://shopify/Product/${productId}` },
    fields: Object.fromEntries(Object.entries(payload).filter(([key]) => key !== "product_id")),
    receivedAt: new Date().toISOString(),
  });
  store.touch(shop);
  return { userErrors: [] };
}

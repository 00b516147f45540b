/** Opens what Shopify Flow is to hear, as it is now. */
import { type FlowNews, type FlowTriggerKind, flowTriggers } from "#core/flow-triggers.ts";
import { prisma } from "#prisma/client.ts";
import { adminAddress } from "../shops/admin-address.ts";
import { endFlowEvent } from "./end-flow-event.ts";

const states = { "needs-review": "in_review", published: "written_back" } as const;

/** Null when it was told before, or nothing of it is left: decided or taken back by the time its turn came. */
export async function openFlowEvent(shopId: string, id: string): Promise<FlowNews | null> {
  const event = await prisma.flowEvent.findUnique({
    where: { id, shopId, state: "waiting" },
    include: {
      shop: { select: { domain: true } },
      product: { select: { gid: true } },
      run: { select: { presetName: true } },
    },
  });
  if (event === null || !isKnown(event.kind)) return null;
  const { kind, runId, productId, shop, product, run } = event;
  const meant = await prisma.rendition.findMany({
    where: { shopId, runId, productId, state: states[kind] },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const [first] = meant;
  if (first === undefined) {
    await endFlowEvent(shopId, id, "moot");
    return null;
  }
  const path = kind === "needs-review" ? `/app/review/${first.id}` : `/app/runs/${runId}`;
  return {
    ...{ kind, productGid: product.gid, pictures: meant.length, presetName: run.presetName },
    link: adminAddress(shop.domain, path),
  };
}

const isKnown = (kind: string): kind is FlowTriggerKind => Object.hasOwn(flowTriggers, kind);

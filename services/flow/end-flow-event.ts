/** Records how telling Shopify Flow ended. A second call changes nothing. */
import { prisma } from "#prisma/client.ts";
import type { FlowEventState } from "#prisma/generated/enums.ts";

export async function endFlowEvent(
  shopId: string,
  id: string,
  state: Exclude<FlowEventState, "waiting">,
): Promise<void> {
  await prisma.flowEvent.updateMany({ where: { id, shopId, state: "waiting" }, data: { state } });
}

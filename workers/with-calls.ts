/** Work on a publication whose calls to the channel are kept in its history, also when it fails. */
import type { RecordedExchange } from "#connectors/connector.ts";
import { appActor } from "#core/activity.ts";
import { recordCalls } from "#services/publications/record-calls.ts";

export async function withCalls(
  shopId: string,
  publicationId: string,
  work: (record: (exchange: RecordedExchange) => void) => Promise<void>,
): Promise<void> {
  const calls: RecordedExchange[] = [];
  try {
    await work((exchange) => calls.push(exchange));
  } finally {
    await recordCalls(shopId, [publicationId], appActor, calls);
  }
}

/** Turns the lines of a collection export into memberships. */
import { z } from "zod";
import { jsonOf, type LineFaults } from "./parse-products.ts";

export interface CollectionSnapshot {
  readonly collectionId: string;
  readonly title: string;
}

/** Of one collection: some of its products, 1,000 at most, so that a collection of 50,000 is never held whole. */
export interface MembershipBatch extends CollectionSnapshot {
  readonly productIds: readonly string[];
}

const collectionLine = z.object({ __typename: z.literal("Collection"), id: z.string(), title: z.string() });
const memberLine = z.object({ __typename: z.literal("Product"), __parentId: z.string(), id: z.string() });
const perBatch = 1_000;

type OpenBatch = CollectionSnapshot & { productIds: string[] };
const emptied = ({ collectionId, title }: CollectionSnapshot): OpenBatch => ({
  ...{ collectionId, title, productIds: [] },
});

/** An empty collection is one batch without products. */
export async function* parseCollections(
  lines: AsyncIterable<string | null>,
  faults: LineFaults,
): AsyncGenerator<MembershipBatch> {
  let current: OpenBatch | null = null;
  for await (const line of lines) {
    const value = jsonOf(line);
    const member = memberLine.safeParse(value);
    if (member.success) {
      if (current === null || member.data.__parentId !== current.collectionId) {
        faults.strays.add(member.data.__parentId);
        continue;
      }
      current.productIds.push(member.data.id);
      if (current.productIds.length < perBatch) continue;
      yield current;
      current = emptied(current);
      continue;
    }
    const collection = collectionLine.safeParse(value);
    if (!collection.success) {
      faults.damaged += 1;
      continue;
    }
    if (current) yield current;
    current = { collectionId: collection.data.id, title: collection.data.title, productIds: [] };
  }
  if (current) yield current;
}

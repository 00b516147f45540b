/** Says which products of the last 30 days a rule would have taken, from the mirror alone: nothing is begun. */
import { type Answer, matchRule } from "#core/automation/match-rule.ts";
import type { RuleDefinition } from "#core/automation/rule.ts";
import { prisma } from "#prisma/client.ts";
import { subjectOf } from "./subject-of.ts";

export interface PreviewProduct {
  readonly id: string;
  readonly title: string;
  readonly thumbUrl: string | null;
  readonly photos: number;
  readonly createdAt: string;
  /** `yes`, or `unknown` where it takes a look at the photo or the product first. */
  readonly answer: Exclude<Answer, "no">;
}

export interface RulePreview {
  /** Products added to the shop in the last 30 days. */
  readonly added: number;
  readonly matching: number;
  readonly unknown: number;
  /** Of those that match for certain. */
  readonly photos: number;
  /** Newest first; `more` counts those that are not listed. */
  readonly products: readonly PreviewProduct[];
  readonly more: number;
}

const monthMs = 30 * 86_400_000;
const perRead = 500;
const listed = 50;

export async function previewRule(
  shopId: string,
  definition: Pick<RuleDefinition, "conditions">,
  now = new Date(),
): Promise<RulePreview> {
  const since = new Date(now.getTime() - monthMs);
  const taken: PreviewProduct[] = [];
  let added = 0;
  for await (const { images, ...product } of productsAddedSince(shopId, since)) {
    added += 1;
    const answer = matchRule(definition, subjectOf({ ...product, images }));
    if (answer === "no" || images.length === 0) continue;
    const { id, title, shopCreatedAt } = product;
    const createdAt = (shopCreatedAt ?? since).toISOString();
    taken.push({
      ...{ id, title, createdAt, answer },
      photos: images.length,
      thumbUrl: images[0]?.url ?? null,
    });
  }
  const certain = taken.filter(({ answer }) => answer === "yes");
  return {
    added,
    matching: certain.length,
    unknown: taken.length - certain.length,
    photos: certain.reduce((sum, { photos }) => sum + photos, 0),
    products: taken.slice(0, listed),
    more: Math.max(0, taken.length - listed),
  };
}

async function* productsAddedSince(shopId: string, since: Date) {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(shopId, since, after);
    yield* page;
    if (page.length < perRead) return;
    after = page.at(-1)?.id ?? null;
  }
}

function readPage(shopId: string, since: Date, after: string | null) {
  return prisma.product.findMany({
    where: { shopId, deletedAt: null, shopCreatedAt: { gte: since } },
    orderBy: [{ shopCreatedAt: "desc" }, { id: "asc" }],
    take: perRead,
    ...(after !== null && { cursor: { id: after }, skip: 1 }),
    include: { images: { orderBy: { position: "asc" } } },
  });
}

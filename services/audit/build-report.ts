/** Counts what an audit saw into its report. */
import type { AuditReport } from "#core/audit/audit-report.ts";
import { defectsWith } from "#core/audit/audit-report.ts";
import { channels } from "#core/channel-rules/channel-rule.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { findMixedCollections } from "./find-mixed-collections.ts";

/** @param productIds the sample; null counts everything that was looked at */
export async function buildReport(
  shopId: string,
  productIds: readonly string[] | null,
): Promise<AuditReport> {
  const chosen = productIds === null ? Prisma.empty : Prisma.sql`AND p.id = ANY(${[...productIds]}::text[])`;
  const products = Prisma.sql`"Product" p WHERE p."shopId" = ${shopId} AND p."deletedAt" IS NULL ${chosen}`;
  const looks = Prisma.sql`(SELECT look.*, look.position = min(look.position) OVER (PARTITION BY look."productId") AS "isMain"
    FROM "PictureLook" look JOIN "ProductImage" image USING ("productId", "mediaGid")
    JOIN "Product" p ON p.id = look."productId"
    WHERE p."shopId" = ${shopId} AND p."deletedAt" IS NULL ${chosen}) AS look`;
  const [galleries, pictures, scores, defects, channelCounts, reasons, mixedCollections] = await Promise.all([
    countGalleries(products),
    countPictures(looks),
    countBy(Prisma.sql`SELECT least(9, score / 10)::text AS name, count(*) FROM ${looks} GROUP BY 1`),
    countBy(Prisma.sql`SELECT defect AS name, count(*) FROM ${looks}, unnest(defects) AS defect GROUP BY 1`),
    countRefused(looks),
    countBy(
      Prisma.sql`SELECT rule AS name, count(*) FROM ${looks}, unnest("brokenRules") AS rule GROUP BY 1`,
    ),
    findMixedCollections(looks),
  ]);
  return {
    ...{ products: sumOf(Object.values(galleries)), galleries, ...pictures, mixedCollections },
    scores: Array.from({ length: 10 }, (_, bin) => scores.get(String(bin)) ?? 0),
    defects: Object.fromEntries(defects),
    channels: channels.map((channel) => ({
      channel,
      ...(channelCounts.get(channel) ?? { refusedProducts: 0, refusedPictures: 0 }),
      reasons: [...reasons]
        .filter(([ruleId]) => ruleId.startsWith(`${channel}.`))
        .map(([ruleId, count]) => ({ ruleId, pictures: count }))
        .toSorted((a, b) => b.pictures - a.pictures),
    })),
  };
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

async function countGalleries(products: Prisma.Sql): Promise<AuditReport["galleries"]> {
  const counts = await countBy(Prisma.sql`
    SELECT CASE WHEN p."imageCount" = 0 THEN 'none' WHEN p."imageCount" < 5 THEN 'few'
      WHEN p."imageCount" < 12 THEN 'some' ELSE 'enough' END AS name, count(*) FROM ${products} GROUP BY 1`);
  const of = (name: string) => counts.get(name) ?? 0;
  return { none: of("none"), few: of("few"), some: of("some"), enough: of("enough") };
}

async function countPictures(looks: Prisma.Sql) {
  const [row] = await prisma.$queryRaw<
    { pictures: bigint; score: number | null; photo: bigint; fixable: bigint }[]
  >`
    SELECT count(*) AS pictures, avg(score)::float8 AS score,
      count(*) FILTER (WHERE defects && ${defectsWith("new-photo")}::text[]) AS photo,
      count(*) FILTER (WHERE defects && ${defectsWith("enhance")}::text[]
        AND NOT defects && ${defectsWith("new-photo")}::text[]) AS fixable
    FROM ${looks}`;
  const { pictures = 0n, score = null, photo = 0n, fixable = 0n } = row ?? {};
  return {
    ...{ pictures: Number(pictures), meanScore: score, fixable: Number(fixable) },
    needNewPhoto: Number(photo),
  };
}

async function countRefused(looks: Prisma.Sql) {
  const rows = await prisma.$queryRaw<{ channel: string; products: bigint; pictures: bigint }[]>`
    SELECT channel, count(*) FILTER (WHERE "isMain") AS products, count(*) AS pictures
    FROM ${looks}, LATERAL (SELECT DISTINCT split_part(rule, '.', 1) AS channel FROM unnest("brokenRules") AS rule) AS of
    GROUP BY 1`;
  return new Map(
    rows.map(({ channel, products, pictures }) => [
      channel,
      { refusedProducts: Number(products), refusedPictures: Number(pictures) },
    ]),
  );
}

async function countBy(query: Prisma.Sql): Promise<Map<string, number>> {
  const rows = await prisma.$queryRaw<{ name: string; count: bigint }[]>(query);
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
}

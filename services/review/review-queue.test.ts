import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { openReviewedRendition, openTestShop } from "#tests/fixtures/shop.ts";
import { decide } from "./decide.ts";
import { listReview } from "./list-review.ts";
import { readReview } from "./read-review.ts";

const actor = "ann";

test("the queue leads from the longest waiting to the newest and begins again at the front", async () => {
  const { id: shopId } = await openTestShop();
  const ids: string[] = [];
  for (const outcome of ["pass", "review", "fail"] as const)
    ids.push((await openReviewedRendition(shopId, outcome)).id);
  const [first = "", second = "", third = ""] = ids;
  const around = async (id: string) => {
    const { previousId, nextId, remaining } = await readReview(shopId, id);
    return [previousId, nextId, remaining];
  };
  expect(await around(first)).toEqual([null, second, 3]);
  expect(await around(second)).toEqual([first, third, 3]);
  expect(await around(third)).toEqual([second, first, 3]);
  await decide(shopId, second, { kind: "reject", actor });
  expect(await around(second)).toEqual([first, third, 2]);

  const page = await listReview(shopId);
  expect(page.renditions.map(({ id, worstFinding }) => [id, worstFinding])).toEqual([
    [first, null],
    [third, "Fill is fail."],
  ]);
  expect(page.counts).toEqual({ pass: 1, review: 0, fail: 1 });
  expect((await listReview(shopId, { outcome: "fail" })).renditions.map(({ id }) => id)).toEqual([third]);
});

test("pages of the queue meet everything once, though it is decided on meanwhile", async () => {
  const { id: shopId } = await openTestShop();
  const { id: sample } = await openReviewedRendition(shopId);
  const { findings, output, recipe, ...row } = await prisma.rendition.findUniqueOrThrow({
    where: { id: sample },
    omit: { id: true },
  });
  const copies = Array.from({ length: 119 }, (_, nth) => ({
    ...row,
    mediaGid: `copy${nth.toString()}`,
    ...{ findings: findings ?? [], output: output ?? {}, recipe: recipe ?? {} },
  }));
  await prisma.rendition.createMany({ data: copies });
  const first = await listReview(shopId);
  await decide(shopId, first.renditions[0]?.id ?? "", { kind: "reject", actor });
  const second = await listReview(shopId, { cursor: first.nextCursor });
  const third = await listReview(shopId, { cursor: second.nextCursor });
  const met = [first, second, third].flatMap(({ renditions }) => renditions.map(({ id }) => id));
  expect([met.length, new Set(met).size, third.nextCursor]).toEqual([120, 120, null]);
});

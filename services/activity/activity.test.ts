import "#tests/setup/test-env.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { finishWriteBack, openReviewedRendition, openTestShop } from "#tests/fixtures/shop.ts";
import { decide } from "../review/decide.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { redactShop } from "../shops/redact-shop.ts";
import { openStaffMember } from "../staff/open-staff-member.ts";
import { activityCondition } from "./activity-filter.ts";
import { exportActivities } from "./export-activities.ts";
import { listActivities } from "./list-activities.ts";

async function csvOf(shopId: string, filter = {}): Promise<string> {
  const pieces = [];
  for await (const piece of exportActivities(shopId, filter)) pieces.push(piece);
  return pieces.join("");
}

describe("a shop's life", () => {
  let shop: { id: string; domain: string };
  let pictureId: string;

  beforeAll(async () => {
    shop = await openTestShop();
    await openStaffMember(shop.id, "1");
    const picture = await openReviewedRendition(shop.id);
    pictureId = picture.id;
    await decide(shop.id, picture.id, { kind: "approve", actor: "staff:1" });
    await finishWriteBack(shop.id, picture, "gid://shopify/MediaImage/new");
    await saveSettings(shop.id, { approval: "auto-approve" }, "staff:1");
  });

  test("is written down: who, what, when, before and after", async () => {
    const { lines } = await listActivities(shop.id, {}, null);
    expect(lines.map(({ kind, actor }) => [kind, actor])).toEqual([
      ["settings.changed", "staff:1"],
      ["write-back.done", "Packshot"],
      ["picture.approved", "staff:1"],
      ["run.started", "ann"],
      ["staff.joined", "staff:1"],
      ["app.installed", "Packshot"],
    ]);
    expect(lines[0]).toMatchObject({ before: { approval: "review" }, after: { approval: "auto-approve" } });
    expect(lines[1]).toMatchObject({
      subjectId: pictureId,
      after: { media: "gid://shopify/MediaImage/new" },
    });
    expect(lines[2]).toMatchObject({ before: { state: "in_review" }, after: { state: "approved" } });
  });

  test("is found by word beginnings, person, kind and day", async () => {
    const count = async (filter: object) => (await listActivities(shop.id, filter, null)).lines.length;
    expect(await count({ search: "PROD" })).toBe(2);
    expect(await count({ search: "prod appro" })).toBe(1);
    expect(await count({ search: "roduct" })).toBe(0);
    expect(await count({ search: "' & | ! :*" })).toBe(6);
    expect(await count({ actor: "staff:1" })).toBe(3);
    expect(await count({ kind: "settings.changed" })).toBe(1);
    const today = new Date().toISOString().slice(0, 10);
    expect(await count({ from: today, to: today })).toBe(6);
    expect(await count({ to: "2020-01-01" })).toBe(0);
  });

  test("cannot be changed or removed, line by line or as a whole", async () => {
    const where = { shopId: shop.id };
    await expect(prisma.activity.updateMany({ where, data: { actor: "nobody" } })).rejects.toThrow(/UPDATE/);
    await expect(prisma.activity.deleteMany({ where })).rejects.toThrow(/DELETE/);
    await expect(prisma.shop.delete({ where: { id: shop.id } })).rejects.toThrow(/DELETE/);
    await expect(prisma.$executeRaw`TRUNCATE "Activity"`).rejects.toThrow(/TRUNCATE/);
    const stranger = await openTestShop();
    await expect(
      prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('packshot.erasing_shop', ${stranger.id}, true)`;
        await tx.activity.deleteMany({ where });
      }),
    ).rejects.toThrow(/DELETE/);
    expect(await prisma.activity.count({ where })).toBe(6);
  });

  test("is exported as it is listed, and no cell can become a formula", async () => {
    const csv = await csvOf(shop.id);
    expect(csv.split("\r\n")).toHaveLength(8);
    expect(csv).toContain('"{""approval"":""review""}"');
    await prisma.activity.create({
      data: { shopId: shop.id, actor: "staff:1", kind: "picture.rejected", title: '=cmd|"x"' },
    });
    expect(await csvOf(shop.id, { kind: "picture.rejected" })).toContain(`"'=cmd|""x"""`);
  });

  test("goes with the shop when it is erased", async () => {
    await redactShop(shop.domain);
    expect(await prisma.activity.count({ where: { shopId: shop.id } })).toBe(0);
  });
});

describe("a long log", () => {
  const lines = 100_000;
  let shopId: string;

  beforeAll(async () => {
    shopId = (await openTestShop()).id;
    await prisma.$executeRaw`
      INSERT INTO "Activity" ("shopId", at, actor, kind, title, "searchText")
      SELECT ${shopId}, timestamp '2026-01-01' + n * interval '1 minute', 'staff:' || n % 7,
        CASE WHEN n % 1000 = 0 THEN 'settings.changed' ELSE 'picture.approved' END, 'Mug ' || n, 'mug ' || n
      FROM generate_series(1, ${lines}) n`;
    await prisma.$executeRaw`ANALYZE "Activity"`;
  });

  test("is paged through there and back without a gap", async () => {
    const filter = { kind: "settings.changed" as const };
    const first = await listActivities(shopId, filter, null);
    const second = await listActivities(shopId, filter, first.nextCursor);
    const titles = [...first.lines, ...second.lines].map(({ title }) => title);
    expect(titles).toEqual(Array.from({ length: 100 }, (_, n) => `Mug ${((100 - n) * 1000).toString()}`));
    expect(second.nextCursor).toBeNull();
    expect((await listActivities(shopId, filter, second.previousCursor)).lines).toEqual(first.lines);
  });

  test.each([
    ["everything", {}],
    ["one person", { actor: "staff:3" }],
    ["one kind", { kind: "settings.changed" as const }],
    ["a rare word", { search: "77777" }],
    ["a month", { from: "2026-02-01", to: "2026-02-28" }],
  ])("asks an index for %s", async (_name, filter) => {
    const plan = await prisma.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT id FROM "Activity" WHERE ${activityCondition(shopId, filter)}
      ORDER BY at DESC, id ASC LIMIT 51`;
    const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).not.toContain("Seq Scan");
    expect(text).toMatch(/Index/);
  });
});

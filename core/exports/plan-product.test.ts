import { expect, test } from "vitest";
import type { PictureFacts } from "../channel-rules/judge-demand.ts";
import { type ExportChannel, exportChannels, exportTraits } from "./export-channels.ts";
import { StemRegister } from "./file-names.ts";
import { type ExportProduct, type ExportVariant, planProduct } from "./plan-product.ts";
import { exportWordsSchema, type ExportProblem, problemCells, problemKinds } from "./problems.ts";

const onDay = "2026-11-23";
const white: PictureFacts = {
  ...{ widthPx: 2200, heightPx: 2200, bytes: 400_000, format: "jpeg", colourSpace: "srgb", opaque: true },
  ...{ ground: { colour: "#ffffff", exactShare: 1 }, fill: 0.88, onDay },
};
const grey: PictureFacts = { ...white, ground: { colour: "#eeeeee", exactShare: 1 } };
const upright: PictureFacts = { ...white, widthPx: 1801, heightPx: 2600 };
const heavy: PictureFacts = { ...white, bytes: 6_000_000 };

const mug: ExportVariant = { number: "11", sku: "MUG/1", gtin: "04006381333931" };

function product(facts: readonly PictureFacts[], changed: Partial<ExportProduct> = {}): ExportProduct {
  const pictures = facts.map((each, nth) => ({
    facts: each,
    picture: {
      fileName: `p${nth}.png`,
      key: `shop/${nth}.jpg`,
      bytes: 10 + nth,
      extension: "jpg",
      address: null,
    },
  }));
  return { title: "Mug", handle: "mug", variants: [mug], missing: [], pictures, ...changed };
}

const plan = (channel: ExportChannel, ...args: Parameters<typeof product>) =>
  planProduct(channel, product(...args), { stems: new StemRegister(), ids: new Set() });
const said = (problems: readonly ExportProblem[]) =>
  problems.map(({ kind, picture = "", ruleId = "" }) => [kind, picture, ruleId].join(" ").trim());

test.each([
  [
    "google",
    ["id", "image_link", "additional_image_link"],
    [["MUG/1", "MUG-1_1.jpg", "MUG-1_2.jpg,MUG-1_3.jpg"]],
  ],
  [
    "meta",
    ["id", "image_link", "additional_image_link"],
    [["MUG/1", "MUG-1_1.jpg", "MUG-1_2.jpg,MUG-1_3.jpg"]],
  ],
  [
    "pinterest",
    ["id", "image_link", "additional_image_link"],
    [["MUG/1", "MUG-1_1.jpg", "MUG-1_2.jpg,MUG-1_3.jpg"]],
  ],
  [
    "walmart",
    ["sku", "mainImageUrl", ...Array<string>(9).fill("productSecondaryImageURL")],
    [["MUG/1", "MUG-1_1.jpg", "MUG-1_2.jpg", "MUG-1_3.jpg", ...Array<string>(7).fill("")]],
  ],
] as const)("%s gets its own columns, filled in order", (channel, columns, rows) => {
  expect(exportTraits[channel].table.columns).toEqual(columns);
  expect(plan(channel, [white, white, white]).rows).toEqual(rows);
});

test("TikTok Shop has one column for each of its nine pictures", () => {
  const { columns } = exportTraits.tiktok.table;
  expect(columns).toEqual([
    "Seller SKU",
    "Main Product Image",
    ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Product Image ${n}`),
  ]);
  const { entries, rows, problems } = plan("tiktok", Array<PictureFacts>(11).fill(white));
  expect(entries).toHaveLength(9);
  expect(rows[0]).toHaveLength(columns.length);
  expect(said(problems)).toEqual(["beyond p9.png", "beyond p10.png"]);
});

test("Zalando gets a row for each picture, named after the EAN as it is printed", () => {
  const { entries, rows } = plan("zalando", [upright, upright]);
  expect(entries.map(({ name }) => name)).toEqual(["4006381333931_1.jpg", "4006381333931_2.jpg"]);
  expect(rows).toEqual([
    ["4006381333931", "MUG/1", "4006381333931_1.jpg", "1"],
    ["4006381333931", "MUG/1", "4006381333931_2.jpg", "2"],
  ]);
});

test("every row is as wide as its columns, on every channel", () => {
  for (const channel of exportChannels) {
    const { columns } = exportTraits[channel].table;
    const { rows } = plan(
      channel,
      Array<PictureFacts>(30).fill({
        ...white,
        widthPx: 1801,
        heightPx: channel === "zalando" ? 2600 : 1801,
      }),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }
});

test("what a rule refuses stays out with the rule's name, and the others move up", () => {
  const { entries, problems } = plan("walmart", [white, heavy, white, white, white]);
  expect(entries.map(({ key }) => key)).toEqual(["shop/0.jpg", "shop/2.jpg", "shop/3.jpg", "shop/4.jpg"]);
  expect(said(problems)).toEqual(["refused p1.png walmart.any.filesize"]);
});

test("a photo that may not be the main one gives its place to the next that may, and stays where it may", () => {
  const { entries, problems } = plan("walmart", [grey, grey, white, white]);
  expect(entries.map(({ key }) => key)).toEqual(["shop/2.jpg", "shop/0.jpg", "shop/1.jpg", "shop/3.jpg"]);
  expect(said(problems)).toEqual(["main-moved"]);
});

test("a product without any main picture is not in at all, and says so", () => {
  const { entries, rows, problems } = plan("walmart", [grey, grey]);
  expect([entries, rows]).toEqual([[], []]);
  expect(said(problems)).toEqual([
    "refused p0.png walmart.main.white_bg",
    "refused p1.png walmart.main.white_bg",
    "no-main",
  ]);
});

test("advice goes with the picture, and over the whole set", () => {
  const small = { ...white, widthPx: 1600, heightPx: 1600 };
  const { entries, problems } = plan("walmart", [small]);
  expect(entries).toHaveLength(1);
  expect(said(problems)).toEqual(["advised p0.png walmart.any.dims", "set-advised  walmart.set.count"]);
});

test("a product without approved pictures, or whose file is gone, is told of", () => {
  expect(said(plan("google", []).problems)).toEqual(["no-pictures"]);
  expect(said(plan("google", [], { missing: ["lost.jpg"] }).problems)).toEqual([
    "missing-file lost.jpg",
    "no-pictures",
  ]);
});

test("variants without SKU, without GTIN and of the same SKU", () => {
  const none: ExportVariant = { number: "12", sku: null, gtin: null };
  const variants = [mug, none, { ...mug, number: "13" }, { ...mug, number: "14", sku: "=1+1" }];
  const google = plan("google", [white], { variants });
  expect(google.rows.map(([id]) => id)).toEqual(["MUG/1", "12", "=1+1"]);
  expect(
    google.problems.filter(({ kind }) => kind !== "advised").map(({ kind, sku }) => [kind, sku]),
  ).toEqual([
    ["no-sku", "12"],
    ["same-id", "MUG/1"],
    ["formula", "=1+1"],
  ]);
  const zalando = plan("zalando", [upright], { variants: [none] });
  expect([zalando.rows, zalando.problems]).toEqual([[], [{ kind: "no-gtin", product: "Mug", sku: "12" }]]);
});

test("addresses go into the table where there are any", () => {
  const [first] = product([white]).pictures;
  const address = "https://packshot.example/pictures/ab.jpg";
  const pictures = [{ ...first!, picture: { ...first!.picture, address } }];
  expect(plan("google", [], { pictures }).rows).toEqual([["MUG/1", address, ""]]);
});

test("a problem's line says what is the matter, by the rule where one was broken", () => {
  const words = exportWordsSchema.parse({
    columns: ["a", "b", "c", "d", "e", "f", "g"],
    ...{ leftOut: "left out", hint: "hint" },
    problems: Object.fromEntries(
      problemKinds.map((kind) => [kind, { says: `${kind}?`, advice: `${kind}!` }]),
    ),
    rules: { "walmart.any.filesize": "5 MB or less." },
  });
  const refused: ExportProblem = {
    kind: "refused",
    product: "Mug",
    picture: "p.png",
    ruleId: "walmart.any.filesize",
  };
  expect(problemCells(refused, words)).toEqual([
    ...["Mug", "", "p.png", "left out", "5 MB or less.", "refused!", "walmart.any.filesize"],
  ]);
  expect(problemCells({ kind: "no-sku", product: "Mug", sku: "12" }, words)).toEqual([
    ...["Mug", "12", "", "hint", "no-sku?", "no-sku!", ""],
  ]);
});

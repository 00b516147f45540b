/** Replacing a picture by a swap: attach, reorder, move variants, detach; and every refusal on the way. */
/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- GraphQL answers are read field by field, and wrong ones fail the test */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  type Admin,
  createFile,
  fileCreateDocument,
  fileUpdateDocument,
  imageOf,
  openAdmin,
  paint,
  type ProductState,
  startTestSandbox,
  until,
  upload,
} from "../testing/open-admin.ts";

let sandbox: Sandbox;
let admin: Admin;
let product: ProductState;
let gallery: string[];
let variant: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  admin = await openAdmin(sandbox.url);
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  product = await admin.addProduct({
    images: [
      await imageOf("a.jpg", "red"),
      await imageOf("b.jpg", "green", "B"),
      await imageOf("c.jpg", "blue"),
    ],
    variants: [{ title: "Small" }, { title: "Large", image: 1 }],
  });
  gallery = product.media.map(({ id }) => id);
  variant = product.variants[1]!.id;
});

const update = async (...files: object[]) => (await admin.run(fileUpdateDocument, { files })).data.fileUpdate;
const reorder = async (moves: object[], id = product.id) =>
  (
    await admin.run(
      `mutation ($id: ID!, $moves: [MoveInput!]!) {
        productReorderMedia(id: $id, moves: $moves) { job { id done } mediaUserErrors { field message code } }
      }`,
      { id, moves },
    )
  ).data.productReorderMedia;
const changeVariant = async (verb: "Append" | "Detach", pairs: object[]) => {
  const { data } = await admin.run(
    `mutation ($productId: ID!, $variantMedia: [ProductVariant${verb}MediaInput!]!) {
      change: productVariant${verb}Media(productId: $productId, variantMedia: $variantMedia) {
        productVariants { id media(first: 5) { nodes { id } } } userErrors { field message code }
      }
    }`,
    { productId: product.id, variantMedia: pairs },
  );
  return data.change;
};
const order = async () => (await admin.product(product.id)).media.map(({ id }) => id);
const newFile = async () => (await createFile(admin, "b-new.jpg", await paint("gold"), "B")).id;

test("the whole swap keeps position, alt and variant, and leaves the old file in the library", async () => {
  const fresh = await newFile();
  const [a, b, c] = gallery as [string, string, string];
  await update({ id: fresh, referencesToAdd: [product.id] });
  expect(await order()).toEqual([a, b, c, fresh]);
  const { job } = await reorder([{ id: fresh, newPosition: "1" }]);
  expect(job.done).toBe(false);
  await until(async () => {
    const { data } = await admin.run(`query ($id: ID!) { job(id: $id) { done } }`, { id: job.id });
    return data.job.done ? true : undefined;
  });
  expect(await order()).toEqual([a, fresh, b, c]);

  const pair = { variantId: variant, mediaIds: [fresh] };
  expect((await changeVariant("Append", [pair])).userErrors).toEqual([
    {
      field: ["variantMedia", "0", "variantId"],
      message: "The given variant already has attached media.",
      code: "PRODUCT_VARIANT_ALREADY_HAS_MEDIA",
    },
  ]);
  await changeVariant("Detach", [{ variantId: variant, mediaIds: [b] }]);
  const appended = await changeVariant("Append", [pair]);
  expect(appended.productVariants).toEqual([{ id: variant, media: { nodes: [{ id: fresh }] } }]);

  await update({ id: b, referencesToRemove: [product.id] });
  expect(await order()).toEqual([a, fresh, c]);
  const state = await admin.state();
  expect(state.files.find(({ id }) => id === b)).toMatchObject({ status: "READY", alt: "B" });
  expect((await admin.product(product.id)).variants[1]?.mediaId).toBe(fresh);
});

test("taking a picture off a gallery takes it off the product's variants", async () => {
  await update({ id: gallery[1], referencesToRemove: [product.id] });
  expect((await admin.product(product.id)).variants[1]?.mediaId).toBeNull();
});

test("attaching twice attaches once", async () => {
  const fresh = await newFile();
  await update({ id: fresh, referencesToAdd: [product.id] });
  await update({ id: fresh, referencesToAdd: [product.id] });
  expect(await order()).toEqual([...gallery, fresh]);
});

test("moves are zero-based, carried out one after the other, and stop at the end", async () => {
  const [a, b, c] = gallery as [string, string, string];
  await reorder([
    { id: c, newPosition: "0" },
    { id: a, newPosition: "99" },
  ]);
  expect(await order()).toEqual([c, b, a]);
});

describe("refusals", () => {
  const missing = "gid://shopify/MediaImage/1";

  test("fileUpdate: an unknown file comes before everything else", async () => {
    expect(await update({ id: missing, alt: "x".repeat(513) }, { id: gallery[0], alt: "kept" })).toEqual({
      files: [],
      userErrors: [
        { field: ["files"], message: `File id ["${missing}"] does not exist.`, code: "FILE_DOES_NOT_EXIST" },
      ],
    });
    expect((await admin.product(product.id)).media[0]?.alt).toBe("");
  });

  test("fileUpdate: a file that is not READY refuses the batch, also to be attached", async () => {
    const { resourceUrl } = await upload(admin, "slow.jpg", await paint("red"));
    await admin.control("POST", "/faults", { kind: "media-stuck" });
    const created = await admin.run(fileCreateDocument, { files: [{ originalSource: resourceUrl }] });
    const id = created.data.fileCreate.files[0].id as string;
    expect((await update({ id, referencesToAdd: [product.id] })).userErrors).toEqual([
      { field: ["files"], message: "Non-ready files cannot be updated.", code: "NON_READY_STATE" },
    ]);
    expect(await order()).toEqual(gallery);
  });

  test("fileUpdate: a row refused for its alt leaves the others updated", async () => {
    const answer = await update({ id: gallery[0], alt: "x".repeat(513) }, { id: gallery[1], alt: "New" });
    expect(answer.userErrors).toMatchObject([
      { field: ["files", "0", "alt"], code: "ALT_VALUE_LIMIT_EXCEEDED" },
    ]);
    expect((await admin.product(product.id)).media.map(({ alt }) => alt)).toEqual(["", "New", ""]);
  });

  test.each([
    [{ filename: "b.JPG" }, "INVALID_FILENAME_EXTENSION", ["files"]],
    [{ referencesToAdd: ["gid://shopify/Product/1"] }, "REFERENCE_TARGET_DOES_NOT_EXIST", ["files"]],
    [{ originalSource: "nowhere" }, "INVALID_IMAGE_SOURCE_URL", ["files", "0", "previewImageSource"]],
    [
      { originalSource: "https://example.com/a.jpg", previewImageSource: "https://example.com/a.jpg" },
      "INVALID",
      ["files", "0", "previewImageSource"],
    ],
  ])("fileUpdate %j: %s", async (change, code, field) => {
    expect((await update({ id: gallery[0], ...change })).userErrors[0]).toMatchObject({ code, field });
  });

  test("reorder: an unknown product, a medium of another gallery", async () => {
    expect((await reorder([], "gid://shopify/Product/1")).mediaUserErrors).toEqual([
      { field: ["id"], message: "Product does not exist", code: "PRODUCT_DOES_NOT_EXIST" },
    ]);
    const fresh = await newFile();
    expect((await reorder([{ id: fresh, newPosition: "0" }])).mediaUserErrors[0].code).toBe(
      "MEDIA_DOES_NOT_EXIST",
    );
  });

  test("variants: what is not there cannot be detached, what is not in the gallery cannot be appended", async () => {
    const detached = await changeVariant("Detach", [{ variantId: variant, mediaIds: [gallery[0]] }]);
    expect(detached.userErrors[0].code).toBe("MEDIA_IS_NOT_ATTACHED_TO_VARIANT");
    const empty = product.variants[0]!.id;
    const appended = await changeVariant("Append", [{ variantId: empty, mediaIds: [await newFile()] }]);
    expect(appended.userErrors[0].code).toBe("MEDIA_DOES_NOT_EXIST_ON_PRODUCT");
  });

  test("variants: one media per pair, a variant once, at most 100 pairs", async () => {
    const pair = { variantId: product.variants[0]!.id, mediaIds: [gallery[0]] };
    const codes = async (pairs: object[]) =>
      (await changeVariant("Append", pairs)).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes([{ ...pair, mediaIds: gallery.slice(0, 2) }])).toEqual([
      "TOO_MANY_MEDIA_PER_INPUT_PAIR",
    ]);
    expect(await codes([pair, pair])).toEqual(["PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES"]);
    expect(await codes(Array.from({ length: 101 }, () => pair))).toEqual([
      "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED",
    ]);
  });

  test("a full gallery takes no more", async () => {
    const image = await imageOf("many.jpg", "black");
    const full = await admin.addProduct({ images: Array.from({ length: 250 }, () => image) });
    const answer = await update({ id: await newFile(), referencesToAdd: [full.id] });
    expect(answer.userErrors[0].code).toBe("PRODUCT_MEDIA_LIMIT_EXCEEDED");
  });
});

test("fileDelete takes the file out of every gallery and variant", async () => {
  const document = `mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { code } } }`;
  const { data } = await admin.run(document, { ids: [gallery[1]] });
  expect(data.fileDelete).toEqual({ deletedFileIds: [gallery[1]], userErrors: [] });
  expect(await order()).toEqual([gallery[0], gallery[2]]);
  expect((await admin.product(product.id)).variants[1]?.mediaId).toBeNull();
  const again = await admin.run(document, { ids: [gallery[1]] });
  expect(again.data.fileDelete.userErrors).toEqual([{ code: "FILE_DOES_NOT_EXIST" }]);
});

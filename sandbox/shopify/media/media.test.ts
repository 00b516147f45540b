/** The life of an image, from a source to the CDN. */
/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- GraphQL answers are read field by field, and wrong ones fail the test */
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  type Admin,
  createFile,
  fileCreateDocument,
  fileUpdateDocument,
  imageOf,
  openAdmin,
  paint,
  settled,
  startTestSandbox,
  upload,
} from "../testing/open-admin.ts";

let sandbox: Sandbox;
let admin: Admin;
beforeAll(async () => {
  sandbox = await startTestSandbox({ mediaDelayMs: 120 });
  admin = await openAdmin(sandbox.url);
});
afterAll(() => sandbox.stop());

const show = `query ($id: ID!) {
  node(id: $id) { ... on MediaImage {
    status fileStatus mimeType mediaErrors { code } preview { image { url width } }
    image { url small: url(transform: { maxWidth: 10 }) width height altText } originalSource { url fileSize }
  } }
}`;
const read = async (id: string) => (await admin.run(show, { id })).data.node;

async function startFile(fileName: string, bytes: Uint8Array): Promise<string> {
  const { resourceUrl } = await upload(admin, fileName, bytes);
  const files = [{ originalSource: resourceUrl, filename: fileName, alt: "A vase" }];
  const { data } = await admin.run(fileCreateDocument, { files });
  return data.fileCreate.files[0].id as string;
}

describe("a new image", () => {
  test("is UPLOADED, then PROCESSING, then READY, and has no address before", async () => {
    const id = await startFile("life.jpg", await paint("teal"));
    const seen = [await read(id)];
    while (seen.at(-1).status !== "READY") seen.push(await read(id));
    const statuses = [...new Set(seen.map((node) => node.status))];
    expect(statuses).toEqual(["UPLOADED", "PROCESSING", "READY"]);
    for (const node of seen) expect(node.image === null).toBe(node.status !== "READY");
    expect(seen.at(-1)).toMatchObject({
      mimeType: "image/jpeg",
      image: {
        width: 40,
        height: 30,
        altText: "A vase",
        url: expect.stringMatching(/\/files\/life\.jpg\?v=\d+$/),
      },
    });
  });

  test("is served as it came, and smaller on demand", async () => {
    const bytes = await paint("olive");
    const node = await read((await createFile(admin, "served.jpg", bytes)).id);
    const whole = await fetch(node.image.url);
    expect(whole.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const small = await sharp(Buffer.from(await (await fetch(node.image.small)).arrayBuffer())).metadata();
    expect([small.width, small.height]).toEqual([10, 8]);
    const original = await fetch(node.originalSource.url);
    expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes);
    const forged = (node.originalSource.url as string).replace(/Expires=\d+/, "Expires=9999999999");
    expect((await fetch(forged)).status).toBe(403);
  });

  test("keeps its name, or gets one of its own when taken", async () => {
    const first = await createFile(admin, "same.jpg", await paint("red"));
    const second = await createFile(admin, "same.jpg", await paint("blue"));
    expect(first.fileName).toBe("same.jpg");
    expect(second.fileName).toMatch(/^same_[0-9a-f-]{36}\.jpg$/);
    const found = await admin.run(`{ files(first: 5, query: "filename:same.jpg") { nodes { id } } }`);
    expect(found.data.files.nodes).toEqual([{ id: first.id }]);
  });

  test.each([
    ["no image at all", async () => Buffer.from("<html>not found</html>"), "IMAGE_PROCESSING_FAILURE"],
    ["a cut-off image", async () => (await noise(300, 300)).subarray(0, 9_000), "IMAGE_PROCESSING_FAILURE"],
    ["more than 20 megapixels", async () => paint("white", 5_001, 4_001), "INVALID_IMAGE_RESOLUTION"],
  ])("fails on %s", async (_name, make, code) => {
    const file = await createFile(admin, "bad.jpg", await make());
    expect(file).toMatchObject({ status: "FAILED", failures: [{ code }] });
    expect((await read(file.id)).mediaErrors).toEqual([{ code }]);
  });

  test("fails when its source gives nothing", async () => {
    const files = [{ originalSource: `${sandbox.url}/cdn/s/files/1/1/files/absent.jpg` }];
    const { data } = await admin.run(fileCreateDocument, { files });
    expect(await settled(admin, data.fileCreate.files[0].id)).toMatchObject({
      status: "FAILED",
      failures: [{ code: "IMAGE_DOWNLOAD_FAILURE" }],
    });
  });
});

describe("fileCreate refuses", () => {
  test.each([
    [{ originalSource: "ftp://example.com/a.jpg" }, "originalSource", "INVALID_IMAGE_SOURCE_URL"],
    [
      { originalSource: "https://example.com/a.jpg", alt: "x".repeat(513) },
      "alt",
      "ALT_VALUE_LIMIT_EXCEEDED",
    ],
    [
      { originalSource: "https://example.com/a.jpg", filename: "a.png" },
      "filename",
      "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
    ],
  ])("%j", async (file, field, code) => {
    const { data } = await admin.run(fileCreateDocument, { files: [file] });
    expect(data.fileCreate.userErrors).toMatchObject([{ field: ["files", "0", field], code }]);
    expect(data.fileCreate.files).toEqual([]);
  });

  test("a source longer than 2,048 characters, for the whole request", async () => {
    const files = [{ originalSource: `https://example.com/${"x".repeat(2_048)}.jpg` }];
    const { errors } = await admin.run(fileCreateDocument, { files });
    expect(errors?.[0].extensions.code).toBe("INVALID_FIELD_ARGUMENTS");
  });
});

describe("replacing the bytes in place", () => {
  test("says READY with image null meanwhile, and keeps id, path and alt", async () => {
    const file = await createFile(admin, "place.jpg", await paint("red"), "Red");
    const before = await read(file.id);
    const { resourceUrl } = await upload(admin, "new.jpg", await paint("blue", 80, 60));
    const { data } = await admin.run(fileUpdateDocument, {
      files: [{ id: file.id, originalSource: resourceUrl }],
    });
    expect(data.fileUpdate.files[0]).toMatchObject({
      fileStatus: "READY",
      image: null,
      preview: { image: { url: before.image.url, width: 40 } },
    });
    const locked = await admin.run(fileUpdateDocument, {
      files: [{ id: file.id, originalSource: resourceUrl }],
    });
    expect(locked.data.fileUpdate.userErrors[0].code).toBe("FILE_LOCKED");
    await settled(admin, file.id);
    const after = await read(file.id);
    expect(after.image).toMatchObject({ width: 80, altText: "Red" });
    expect(new URL(after.image.url).pathname).toBe(new URL(before.image.url).pathname);
    expect(after.image.url).not.toBe(before.image.url);
  });

  test("refuses a source of another format", async () => {
    const file = await createFile(admin, "format.jpg", await paint("red"));
    const { resourceUrl } = await upload(admin, "format.png", await paint("blue"), "image/png");
    const { data } = await admin.run(fileUpdateDocument, {
      files: [{ id: file.id, originalSource: resourceUrl }],
    });
    expect(data.fileUpdate.userErrors).toMatchObject([{ code: "INVALID_FILENAME_EXTENSION" }]);
    expect((await settled(admin, file.id)).sha256).toBe(file.sha256);
  });

  test("after a failure the old content comes back by acknowledging", async () => {
    const file = await createFile(admin, "ack.jpg", await paint("red"));
    const { resourceUrl } = await upload(admin, "broken.jpg", Buffer.from("no image"));
    await admin.run(fileUpdateDocument, { files: [{ id: file.id, originalSource: resourceUrl }] });
    expect(await settled(admin, file.id)).toMatchObject({ status: "FAILED", sha256: file.sha256 });
    const acknowledge = `mutation ($ids: [ID!]!) {
      fileAcknowledgeUpdateFailed(fileIds: $ids) { files { id fileStatus } userErrors { code message } }
    }`;
    const { data } = await admin.run(acknowledge, { ids: [file.id] });
    expect(data.fileAcknowledgeUpdateFailed.files).toEqual([{ id: file.id, fileStatus: "READY" }]);
    const neverReady = await createFile(admin, "never.jpg", Buffer.from("no image"));
    const refused = await admin.run(acknowledge, { ids: [neverReady.id] });
    expect(refused.data.fileAcknowledgeUpdateFailed.userErrors).toEqual([
      { code: "NON_READY_STATE", message: `File with id ${neverReady.id} is not in the READY state.` },
    ]);
  });
});

test("productUpdate hangs new media at the end while they are still being processed", async () => {
  const product = await admin.addProduct({ images: [await imageOf("first.jpg", "red")] });
  const { resourceUrl } = await upload(admin, "second.jpg", await paint("blue"));
  const { data } = await admin.run(
    `mutation ($product: ProductUpdateInput!, $media: [CreateMediaInput!]) {
      productUpdate(product: $product, media: $media) {
        product { title media(last: 1) { nodes { status alt } } } userErrors { field message }
      }
    }`,
    {
      product: { id: product.id, title: "Renamed" },
      media: [{ originalSource: resourceUrl, alt: "Second", mediaContentType: "IMAGE" }],
    },
  );
  expect(data.productUpdate.product).toEqual({
    title: "Renamed",
    media: { nodes: [{ status: "UPLOADED", alt: "Second" }] },
  });
});

/** Random pixels: a JPEG that does not compress away, so that cutting it loses scan lines. */
const noise = (width: number, height: number) =>
  sharp(Buffer.from(Array.from({ length: width * height * 3 }, (_, n) => (n * 7919) % 251)), {
    raw: { width, height, channels: 3 },
  })
    .jpeg({ quality: 95 })
    .toBuffer();

/** What a sandbox keeps over a restart, and what it keeps apart. */
/* eslint-disable @typescript-eslint/no-unsafe-argument -- GraphQL answers are read field by field, and wrong ones fail the test */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox } from "./server.ts";
import {
  app,
  createFile,
  fileCreateDocument,
  fileUpdateDocument,
  imageOf,
  openAdmin,
  otherShop,
  paint,
  postGraphql,
  settled,
  startTestSandbox,
  upload,
} from "./testing/open-admin.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "sandbox-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const startProcess = async (...more: string[]) => {
  const identity = ["--api-key", app.apiKey, "--api-secret", app.apiSecret, "--app-url", app.appUrl];
  const child = spawn(process.execPath, [main, ...identity, "--seed", "none", ...more], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, url: (JSON.parse(line.toString()) as { url: string }).url };
};

describe("a state folder", () => {
  test("brings back products, images, tokens and unfinished images after kill -9", async () => {
    const options = ["--state", join(folder, "killed"), "--media-delay-ms", "600"];
    const first = await startProcess(...options);
    const before = await openAdmin(first.url);
    const product = await before.addProduct({ images: [await imageOf("a.jpg", "red", "Red")] });
    const { resourceUrl } = await upload(before, "late.jpg", await paint("blue"));
    const created = await before.run(fileCreateDocument, { files: [{ originalSource: resourceUrl }] });
    const fileId = created.data.fileCreate.files[0].id as string;
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    // The same address again: image addresses and staged uploads name it.
    const second = await startProcess(...options, "--port", new URL(first.url).port);
    try {
      const answer = await postGraphql(second.url, before.token, { query: "{ productsCount { count } }" });
      expect(await answer.json()).toMatchObject({ data: { productsCount: { count: 1 } } });
      expect(await before.product(product.id)).toEqual(product);
      const image = await fetch(product.media[0]!.url!);
      expect(Buffer.from(await image.arrayBuffer())).toEqual(await paint("red"));
      expect(await settled(before, fileId)).toMatchObject({ status: "READY" });
      const another = await before.addProduct({});
      expect(another.id).not.toBe(product.id);
    } finally {
      second.child.kill();
      await once(second.child, "exit");
    }
  });

  test("forgets everything on reset", async () => {
    const sandbox = await startTestSandbox({ stateDir: join(folder, "reset") });
    const admin = await openAdmin(sandbox.url);
    await admin.addProduct({});
    await admin.control("POST", "/reset");
    expect((await admin.state()).products).toEqual([]);
    await sandbox.stop();
    const again = await startTestSandbox({ stateDir: join(folder, "reset") });
    expect(again.store.shops.get(otherShop)?.products.size).toBe(0);
    await again.stop();
  });
});

test("two shops see nothing of each other", async () => {
  const sandbox = await startTestSandbox();
  const demo = await openAdmin(sandbox.url);
  const other = await openAdmin(sandbox.url, otherShop);
  const product = await demo.addProduct({ images: [await imageOf("a.jpg", "red")] });
  const file = await createFile(demo, "b.jpg", await paint("blue"));

  const read = `query ($ids: [ID!]!, $id: ID!) {
    nodes(ids: $ids) { id } product(id: $id) { id } productsCount { count } files(first: 9) { nodes { id } }
  }`;
  const { data } = await other.run(read, {
    id: product.id,
    ids: [product.id, file.id, product.media[0]!.id],
  });
  expect(data).toEqual({
    nodes: [null, null, null],
    product: null,
    productsCount: { count: 0 },
    files: { nodes: [] },
  });
  const { data: written } = await other.run(fileUpdateDocument, { files: [{ id: file.id, alt: "Mine" }] });
  expect(written.fileUpdate.userErrors[0].code).toBe("FILE_DOES_NOT_EXIST");

  // Bytes staged by one shop are not there for another.
  const { resourceUrl } = await upload(demo, "secret.jpg", await paint("green"));
  const created = await other.run(fileCreateDocument, { files: [{ originalSource: resourceUrl }] });
  expect(await settled(other, created.data.fileCreate.files[0].id)).toMatchObject({
    status: "FAILED",
    failures: [{ code: "IMAGE_DOWNLOAD_FAILURE" }],
  });
  await sandbox.stop();
});

test("a taken port and a missing argument end in a plain sentence", async () => {
  const taken = await startTestSandbox();
  await expect(startSandbox({ ...app, seed: "none", port: Number(new URL(taken.url).port) })).rejects.toThrow(
    /EADDRINUSE/,
  );
  await taken.stop();
  await expect(promisify(execFile)(process.execPath, [main, "--api-key", "k"])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("expected --api-key, --api-secret and --app-url"),
  });
});

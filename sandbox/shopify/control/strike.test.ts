/** Faults on demand, as the app under test feels them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  type Admin,
  createFile,
  demoShop,
  fileUpdateDocument,
  imageOf,
  openAdmin,
  otherShop,
  paint,
  postGraphql,
  startTestSandbox,
  until,
} from "../testing/open-admin.ts";
import type { Fault, NewFault } from "../../common/faults.ts";
import type { LoggedRequest } from "./request-log.ts";

let sandbox: Sandbox;
let admin: Admin;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  admin = await openAdmin(sandbox.url);
});
afterAll(() => sandbox.stop());
afterEach(() => admin.control("DELETE", "/faults"));

const arm = async (fault: NewFault) =>
  (await (await admin.control("POST", "/faults", fault)).json()) as Fault;
const faults = async () => (await (await admin.control("GET", "/faults")).json()) as Fault[];
const shopName = { query: "query Name { shop { name } }" };
const ask = () => postGraphql(sandbox.url, admin.token, shopName);
const rename = (id: string, title: string, signal?: AbortSignal) =>
  fetch(`${sandbox.url}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "x-shopify-shop-domain": demoShop, "x-shopify-access-token": admin.token },
    body: JSON.stringify({
      query: `mutation Rename($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }`,
      variables: { product: { id, title } },
    }),
    ...(signal && { signal }),
  });
const heldOne = (fault: Fault) =>
  until(async () => (await faults()).find(({ id, held }) => id === fault.id && held === 1));

describe("aim", () => {
  test("by operation, root field, text of the body, path and shop; so many times, after so many", async () => {
    await arm({
      kind: "5xx",
      status: 502,
      match: { operation: "Name", contains: "name" },
      skip: 1,
      times: 2,
      shop: demoShop,
    });
    const other = await openAdmin(sandbox.url, otherShop);
    expect((await other.run(shopName.query)).data.shop.name).toBe("Other Store");
    expect([(await ask()).status, (await ask()).status, (await ask()).status, (await ask()).status]).toEqual([
      200, 502, 502, 200,
    ]);
    await arm({ kind: "5xx", match: { operation: "shop" } });
    expect((await ask()).status).toBe(503);
    await arm({ kind: "5xx", match: { path: "/admin/oauth" } });
    expect((await ask()).status).toBe(200);
  });

  test("an unknown kind is refused in plain words", async () => {
    const response = await admin.control("POST", "/faults", { kind: "earthquake" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("received earthquake");
  });
});

describe("answers", () => {
  test("429 carries Retry-After", async () => {
    await arm({ kind: "429", retryAfterSeconds: 3 });
    const response = await ask();
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "3.0"]);
  });

  test("throttled names a bucket that does not hold the request", async () => {
    await arm({ kind: "throttled" });
    const { errors, extensions } = await admin.run(shopName.query);
    expect(errors?.[0].extensions.code).toBe("THROTTLED");
    const { throttleStatus, requestedQueryCost } = extensions.cost;
    expect(requestedQueryCost - throttleStatus.currentlyAvailable).toBeGreaterThan(0);
  });

  test("access-denied, and a user error that changes nothing", async () => {
    await arm({ kind: "access-denied", match: { operation: "shop" } });
    expect((await admin.run(shopName.query)).errors?.[0].extensions.code).toBe("ACCESS_DENIED");
    const file = await createFile(admin, "kept.jpg", await paint("red"), "Kept");
    const userError = { field: ["files"], message: "The file is locked.", code: "FILE_LOCKED" };
    await arm({ kind: "user-error", match: { operation: "fileUpdate" }, userError });
    const { data } = await admin.run(fileUpdateDocument, { files: [{ id: file.id, alt: "Changed" }] });
    expect(data.fileUpdate.userErrors).toEqual([userError]);
    expect((await admin.state()).files.find(({ id }) => id === file.id)?.alt).toBe("Kept");
  });

  test("an answer of one's own stands in for an image", async () => {
    const [image] = (await admin.addProduct({ images: [await imageOf("own.jpg", "red")] })).media;
    const headers = { "content-type": "text/html", location: "http://10.0.0.1/" };
    const base64 = Buffer.from("<p>moved</p>").toString("base64");
    await arm({
      kind: "answer",
      status: 302,
      headers,
      base64,
      match: { path: new URL(image!.url!).pathname },
    });
    const answer = await fetch(image!.url!, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, headers.location]);
    expect(await answer.text()).toBe("<p>moved</p>");
    expect((await fetch(image!.url!)).headers.get("content-type")).toBe("image/jpeg");
  });

  test("slow answers late", async () => {
    await arm({ kind: "slow", ms: 150 });
    const started = Date.now();
    expect((await ask()).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(145);
  });

  test("an image ends FAILED with the wished code, or never ends", async () => {
    await arm({ kind: "media-failed", code: "MEDIA_TIMEOUT_ERROR", match: { contains: "fated" } });
    expect(await createFile(admin, "lucky.jpg", await paint("red"))).toMatchObject({ status: "READY" });
    expect(await createFile(admin, "fated.jpg", await paint("red"))).toMatchObject({
      status: "FAILED",
      failures: [{ code: "MEDIA_TIMEOUT_ERROR" }],
    });
  });
});

describe("broken connections", () => {
  test("drop breaks it before anything happened", async () => {
    const { id } = await admin.addProduct({ title: "Before" });
    await arm({ kind: "drop", match: { operation: "Rename" } });
    await expect(rename(id, "After")).rejects.toThrow();
    expect((await admin.product(id)).title).toBe("Before");
  });

  test("drop-after breaks it when the mutation has taken effect", async () => {
    const { id } = await admin.addProduct({ title: "Before" });
    await arm({ kind: "drop-after", match: { operation: "Rename" } });
    await expect(rename(id, "After")).rejects.toThrow();
    expect((await admin.product(id)).title).toBe("After");
    const answer = await admin.control("GET", "/requests?operation=Rename");
    const last = ((await answer.json()) as LoggedRequest[]).at(-1);
    expect(last).toMatchObject({
      operation: "Rename",
      rootFields: ["productUpdate"],
      status: 0,
      shop: demoShop,
    });
  });
});

describe("holding", () => {
  test("hold keeps a request, not carried out, until released", async () => {
    const { id } = await admin.addProduct({ title: "Before" });
    const fault = await arm({ kind: "hold", match: { operation: "Rename" } });
    const answer = rename(id, "After");
    await heldOne(fault);
    expect((await admin.product(id)).title).toBe("Before");
    await admin.control("POST", "/faults/release", { id: fault.id });
    expect((await answer).status).toBe(200);
    expect((await admin.product(id)).title).toBe("After");
  });

  test("a caller that dies in a hold takes its request along; in a hold-after it took effect", async () => {
    for (const [kind, title] of [
      ["hold", "Before"],
      ["hold-after", "After"],
    ] as const) {
      const { id } = await admin.addProduct({ title: "Before" });
      const fault = await arm({ kind, match: { operation: "Rename" } });
      const caller = new AbortController();
      const answer = rename(id, "After", caller.signal);
      await heldOne(fault);
      caller.abort();
      await expect(answer).rejects.toThrow();
      await until(async () => ((await faults()).every(({ held }) => held === 0) ? true : undefined));
      expect((await admin.product(id)).title).toBe(title);
    }
  });
});

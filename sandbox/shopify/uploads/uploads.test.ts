/** Staged uploads: the form's shape, the policy, the signed PUT. */
import { afterAll, beforeAll, expect, test } from "vitest";

import { maxImageBytes } from "../media/inspect-image.ts";
import type { Sandbox } from "../server.ts";
import { type Admin, demoShop, openAdmin, paint, startTestSandbox, upload } from "../testing/open-admin.ts";

let sandbox: Sandbox;
let admin: Admin;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  admin = await openAdmin(sandbox.url);
});
afterAll(() => sandbox.stop());

interface Target {
  readonly url: string;
  readonly resourceUrl: string;
  readonly parameters: readonly { name: string; value: string }[];
}

async function stage(input: object): Promise<Target> {
  const { data } = await admin.run(
    `mutation ($input: [StagedUploadInput!]!) {
      stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } }
    }`,
    { input: [{ filename: "a b.jpg", mimeType: "image/jpeg", resource: "IMAGE", ...input }] },
  );
  return data.stagedUploadsCreate.stagedTargets[0] as Target;
}

const send = async (target: Target, change: (form: FormData) => void = () => undefined, size = 10) => {
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(size)]), "a.jpg");
  change(form);
  return fetch(target.url, { method: "POST", body: form });
};

test("a POST target has the captured fields in order, and a policy of 20 MiB for 24 hours", async () => {
  const target = await stage({ httpMethod: "POST" });
  expect(target.parameters.map(({ name }) => name)).toEqual([
    "Content-Type",
    "success_action_status",
    "acl",
    "key",
    "x-goog-date",
    "x-goog-credential",
    "x-goog-algorithm",
    "x-goog-signature",
    "policy",
  ]);
  const encoded = target.parameters.find(({ name }) => name === "policy")?.value ?? "";
  const policy = JSON.parse(Buffer.from(encoded, "base64").toString()) as {
    conditions: unknown[];
    expiration: string;
  };
  expect(policy.conditions).toContainEqual(["content-length-range", 1, 20_971_520]);
  expect(Date.parse(policy.expiration) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  expect((await send(target)).status).toBe(201);
});

test.each<[string, (form: FormData) => void, number?]>([
  ["a changed content type", (form) => form.set("Content-Type", "image/png")],
  ["a forged policy", (form) => form.set("policy", Buffer.from("{}").toString("base64"))],
  ["an unknown key", (form) => form.set("key", "tmp/elsewhere.jpg")],
  ["a field after the file", (form) => form.append("x-extra", "1")],
  ["no bytes", () => undefined, 0],
  ["one byte more than 20 MiB", () => undefined, maxImageBytes + 1],
])("a POST with %s is refused", async (_name, change, size = 10) => {
  const target = await stage({ httpMethod: "POST" });
  const answer = await send(target, change, size);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await answer.text()).toMatch(/<Code>\w+<\/Code>/);
});

test("a POST after the policy has expired is refused", async () => {
  const target = await stage({ httpMethod: "POST" });
  const key = target.parameters.find(({ name }) => name === "key")?.value ?? "";
  const uploads = sandbox.store.shops.get(demoShop)?.stagedUploads;
  uploads?.set(key, { ...uploads.get(key)!, expiresAt: Date.now() - 1 });
  expect((await send(target)).status).toBe(403);
});

test("without httpMethod it is a signed PUT; only the signature is verified", async () => {
  const target = await stage({});
  expect(target.parameters.map(({ name }) => name)).toEqual(["content_type", "acl"]);
  expect(target.resourceUrl).toBe(target.url.split("?")[0]);
  const bytes = new Uint8Array(await paint("red"));
  expect((await fetch(target.resourceUrl, { method: "PUT", body: bytes })).status).toBe(403);
  expect((await fetch(target.url, { method: "PUT", body: bytes })).status).toBe(200);
});

test("a format that is no image is refused with the platform's text", async () => {
  const { data } = await admin.run(
    `mutation ($input: [StagedUploadInput!]!) {
      stagedUploadsCreate(input: $input) { stagedTargets { url } userErrors { field message } }
    }`,
    { input: [{ filename: "a.exe", mimeType: "application/x-msdownload", resource: "IMAGE" }] },
  );
  expect(data.stagedUploadsCreate.userErrors).toEqual([
    {
      field: ["input", "0", "mimeType"],
      message: "a.exe: (application/x-msdownload) is not a recognized format",
    },
  ]);
});

test("the upload helper of these tests is accepted", async () => {
  expect((await upload(admin, "helper.jpg", await paint("green"))).answer.status).toBe(201);
});

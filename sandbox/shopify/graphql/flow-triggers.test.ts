/** What Shopify Flow takes from the app, and what it refuses. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../server.ts";
import { type Admin, demoShop, openAdmin, postGraphql, startTestSandbox } from "../testing/open-admin.ts";

const extensionsDir = mkdtempSync(join(tmpdir(), "sandbox-flow-"));
const document = `mutation Tell($handle: String, $payload: JSON) {
  flowTriggerReceive(handle: $handle, payload: $payload) { userErrors { field message } }
}`;
let sandbox: Sandbox;
let admin: Admin;

beforeAll(async () => {
  mkdirSync(join(extensionsDir, "painted"));
  const toml = `[[extensions]]
type = "flow_trigger"
handle = "painted"
  [settings]
    [[settings.fields]]
    type = "product_reference"
    [[settings.fields]]
    type = "single_line_text_field"
    key = "Colour"
`;
  writeFileSync(join(extensionsDir, "painted", "shopify.extension.toml"), toml);
  sandbox = await startTestSandbox({ extensionsDir });
  admin = await openAdmin(sandbox.url);
});

afterAll(async () => {
  await sandbox.stop();
  rmSync(extensionsDir, { recursive: true });
});

/** `payload` as JSON text, because a number of 18 digits does not survive JSON.parse. */
async function tell(handle: string, payload: string): Promise<string | null> {
  const body = `{"query":${JSON.stringify(document)},"variables":{"handle":"${handle}","payload":${payload}}}`;
  const answer = await (await postGraphql(sandbox.url, admin.token, body)).json();
  const { data } = answer as { data: { flowTriggerReceive: { userErrors: { message: string }[] } } };
  return data.flowTriggerReceive.userErrors[0]?.message ?? null;
}

test("keeps what it hears, every digit of the product's number, and shows it", async () => {
  expect(await tell("painted", '{"product_id":788032119674292922,"Colour":"blue"}')).toBeNull();
  expect((await admin.state()).flowTriggers).toMatchObject([
    {
      handle: "painted",
      productGid: "gid://shopify/Product/788032119674292922",
      fields: { Colour: "blue" },
    },
  ]);
  const page = await fetch(`${sandbox.url}/store/${demoShop.split(".")[0] ?? ""}/flow`);
  expect(await page.text()).toContain("Colour: blue");
});

test.each([
  ["a trigger nobody deployed", "sold", '{"product_id":1,"Colour":"blue"}', "Invalid handle 'sold'."],
  ["a field that is missing", "painted", '{"product_id":1}', "Missing property 'Colour'."],
  ["a field nobody named", "painted", '{"product_id":1,"Colour":"","Size":1}', "Unexpected property 'Size'."],
  [
    "a product's number as text",
    "painted",
    '{"product_id":"1","Colour":""}',
    "'product_id' must be a number.",
  ],
  ["too much", "painted", `{"product_id":1,"Colour":"${"x".repeat(50_000)}"}`, "the limit of 50000 bytes."],
])("refuses %s, and keeps nothing", async (_what, handle, payload, message) => {
  const before = (await admin.state()).flowTriggers.length;
  expect(await tell(handle, payload)).toContain(message);
  expect((await admin.state()).flowTriggers).toHaveLength(before);
});

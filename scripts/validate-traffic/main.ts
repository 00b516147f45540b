/**
 * `npm run validate:traffic`: runs the connectors' contract suites, and holds every request they sent against the
 * marketplaces' own descriptions. These are not ours to pass on: they lie in ../shared/specs, or where PACKSHOT_SPECS
 * says; without them there is nothing to do.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { OpenAPIBackend } from "openapi-backend";
import type { LoggedCall } from "../../sandbox/common/stand-in.ts";
import { openOfficialApi, openOfficialUpload } from "./official-api.ts";

/** Files below the folder of descriptions; beside some, the prefix of their paths. */
const descriptions: Readonly<Record<string, readonly (readonly [file: string, root?: string])[]>> = {
  amazon: [
    ["amazon/listingsItems_2021-08-01.json"],
    ["amazon/feeds_2021-06-30.json"],
    ["amazon/sellers.json"],
    ["amazon/definitionsProductTypes_2020-09-01.json"],
  ],
  ebay: [
    ["ebay/sell_inventory_v1.18.4_oas30.json", "/sell/inventory/v1"],
    ["ebay/commerce_media_v1_beta_oas3.json", "/commerce/media/v1_beta"],
    ["ebay/commerce_identity_v1_oas3.json", "/commerce/identity/v1"],
  ],
  etsy: [["etsy/etsy_oas_3.0.0.json"]],
};

/** What a feed holds, and where the stand-in takes it. */
const feedSchema = "amazon/schemas/listings-feed-schema-v2.json";
const feedRoute = "/tortuga/{id}";

/** Those that keep what was sent; see tests/setup/channels/keep-traffic.ts. */
const suites = ["connectors", "amazon-feed", "amazon-product-types", "ebay-listings", "etsy-listings"];

/** Where a marketplace does otherwise than its description says, and we follow what it does. */
const explained: Readonly<Record<string, string>> = {
  "updateListing: /requestBody/image_ids/0 must be integer":
    "Etsy takes the ids as one comma-separated field (etsy/open-api issue 330)",
  "createOrReplaceInventoryItem: /requestBody/product/aspects must be string":
    "eBay answers and takes a list of values for each name; the description calls that a string",
  "GET /commerce/identity/v1/user/: is in no description":
    "It is, with the slash at its end, which the router of this check takes off",
};

const root = path.resolve(import.meta.dirname, "../..");
const specs = process.env["PACKSHOT_SPECS"] ?? path.resolve(root, "../shared/specs");

if (existsSync(specs)) await validate();
else console.log(`There are no descriptions in ${specs}; nothing was validated.`);

async function validate(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "packshot-traffic-"));
  try {
    await runSuite(folder);
    for (const [channel, files] of Object.entries(descriptions)) {
      const kept = (await readdir(folder)).filter((name) => name.startsWith(`${channel}-`));
      const texts = await Promise.all(kept.map((name) => readFile(path.join(folder, name), "utf8")));
      const calls = texts.flatMap((text) => JSON.parse(text) as LoggedCall[]);
      const apis = await Promise.all(files.map(([file, at]) => openOfficialApi(path.join(specs, file), at)));
      if (channel === "amazon") apis.push(await openOfficialUpload(path.join(specs, feedSchema), feedRoute));
      report(channel, calls, apis);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runSuite(folder: string): Promise<void> {
  const args = ["run", "--project", "contracts", ...suites.map((name) => `tests/contracts/${name}.test.ts`)];
  const env = { ...process.env, PACKSHOT_TRAFFIC_DIR: folder };
  const suite = spawn("vitest", args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = (await once(suite, "exit")) as [number | null];
  if (code !== 0) throw new Error("expected the contract suite to pass but it did not; run it for its words");
}

function report(channel: string, calls: readonly LoggedCall[], apis: readonly OpenAPIBackend[]): void {
  // Sign-in, pages, and what is read from Amazon's store of documents are in no description.
  const described = calls.filter(
    ({ operationId, method, path: address }) =>
      operationId !== null || (method === "PUT" && address.startsWith(path.dirname(feedRoute))),
  );
  const operations = new Map<string, number>();
  const complaints = new Map<string, number>();
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  for (const call of described) {
    const { operation, faults } = judge(call, apis);
    count(operations, operation);
    for (const fault of faults) count(complaints, `${operation}: ${fault}`);
  }
  const open = [...complaints.keys()].filter((complaint) => !(complaint in explained));
  console.log(`\n${channel}: ${described.length.toString()} requests, ${open.length.toString()} complaints`);
  for (const [name, times] of operations) console.log(`  ${times.toString()} × ${name}`);
  for (const [complaint, times] of complaints)
    console.log(`  ${times.toString()} × ${complaint}: ${explained[complaint] ?? "NOT EXPLAINED"}`);
  if (open.length > 0) process.exitCode = 1;
}

function judge(call: LoggedCall, apis: readonly OpenAPIBackend[]): { operation: string; faults: string[] } {
  const { method, path: address, query, contentType } = call;
  const request = {
    method,
    path: address,
    query,
    headers: { "content-type": contentType },
    body: bodyOf(call),
  };
  const api = apis.find((one) => one.matchOperation(request) !== undefined);
  const operation = api?.matchOperation(request)?.operationId;
  if (api === undefined || operation === undefined)
    return { operation: `${method} ${address}`, faults: ["is in no description"] };
  const { errors } = api.validateRequest(request);
  return {
    operation,
    faults: (errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`.trim()),
  };
}

function bodyOf({ body, contentType }: LoggedCall): object | undefined {
  if (body === "") return undefined;
  if (contentType.includes("json") || contentType.startsWith("multipart/")) return JSON.parse(body) as object;
  return Object.fromEntries(new URLSearchParams(body));
}

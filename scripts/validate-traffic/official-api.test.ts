import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openOfficialApi, openOfficialUpload } from "./official-api.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "packshot-official-api-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** As Amazon describes itself. */
const swagger = {
  swagger: "2.0",
  paths: {
    "/items/{sku}": {
      parameters: [{ name: "sku", in: "path", required: true, type: "string" }],
      patch: {
        operationId: "patchItem",
        parameters: [
          {
            ...{ name: "include", in: "query", type: "array", collectionFormat: "csv" },
            items: { type: "string", enum: ["issues", "summaries"] },
          },
          { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/Patch" } },
        ],
        responses: {},
      },
    },
  },
  definitions: {
    Patch: {
      ...{ type: "object", required: ["op"] },
      properties: { op: { type: "string", enum: ["add", "replace"] }, note: { nullable: true } },
    },
  },
};

async function complaintsAbout(query: string, body: object): Promise<string[]> {
  const file = path.join(folder, "swagger.json");
  await writeFile(file, JSON.stringify(swagger));
  const api = await openOfficialApi(file);
  const headers = { "content-type": "application/json" };
  const { errors } = api.validateRequest({ method: "PATCH", path: "/items/A%2F1", query, headers, body });
  return (errors ?? []).map(({ instancePath }) => instancePath);
}

test("a request as described has nothing against it", async () => {
  expect(await complaintsAbout("include=issues,summaries", { op: "add", note: null })).toEqual([]);
});

test.each([
  ["include=issues,bogus", { op: "add" }, "/query/include/1"],
  ["include=issues", { op: "move" }, "/requestBody/op"],
  ["", {}, "/requestBody"],
])("%s with %j does", async (query, body, place) => {
  expect(await complaintsAbout(query, body)).toEqual([place]);
});

test("what is uploaded is held against the schema of its kind", async () => {
  const file = path.join(folder, "feed.json");
  await writeFile(file, JSON.stringify({ type: "object", required: ["messages"] }));
  const api = await openOfficialUpload(file, "/store/{id}");
  const headers = { "content-type": "application/json" };
  const complaints = (body: object) =>
    api.validateRequest({ method: "PUT", path: "/store/d-1", headers, body }).errors ?? [];
  expect(complaints({ messages: [] })).toEqual([]);
  expect(complaints({}).map(({ instancePath }) => instancePath)).toEqual(["/requestBody"]);
});

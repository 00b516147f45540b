/** Every GraphQL document we send is one that Shopify's 2026-10 schema, our scopes and the sandbox accept. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  buildSchema,
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  Kind,
  NoDeprecatedCustomRule,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import * as generated from "#connectors/shopify/admin.generated.ts";
import { adminApiVersion } from "#scripts/generate-admin-types.ts";
import { loadOfficialSchema, loadScopeTable } from "#scripts/official-schema.ts";

const root = join(import.meta.dirname, "../..");
const documents = Object.entries(generated).map(([name, text]) => ({ name, document: parse(text) }));

let official: GraphQLSchema;
let scopeTable: ReadonlyMap<string, readonly string[]>;
let appToml: string;

beforeAll(async () => {
  official = await loadOfficialSchema(adminApiVersion);
  scopeTable = await loadScopeTable(adminApiVersion);
  appToml = await readFile(join(root, "shopify.app.toml"), "utf8");
});

test("the generated types are what the documents and the schema give", async () => {
  const generate = promisify(execFile)(process.execPath, ["scripts/generate-admin-types.ts", "--check"], {
    cwd: root,
  });
  await expect(generate).resolves.toMatchObject({ stderr: "" });
});

test("the app is configured for the version the documents are typed by", () => {
  expect(/^api_version = "(.+)"$/mu.exec(appToml)?.[1]).toBe(adminApiVersion);
});

describe.each(documents)("$name", ({ document }) => {
  test("is valid by the official schema and uses nothing deprecated", () => {
    expect(messages(validate(official, document))).toEqual([]);
    expect(messages(validate(official, document, [NoDeprecatedCustomRule]))).toEqual([]);
  });

  test("is valid by the sandbox's schema", async () => {
    const sandbox = buildSchema(await readFile(join(root, "sandbox/shopify/schema.graphql"), "utf8"));
    expect(messages(validate(sandbox, document))).toEqual([]);
  });

  test("needs no scope but those in shopify.app.toml", () => {
    const ours = /^scopes = "(.+)"$/mu.exec(appToml)?.[1]?.split(",") ?? [];
    const closed = [...placesIn(document)].filter((place) => {
      const opening = scopeTable.get(place);
      return opening !== undefined && !opening.some((scope) => ours.includes(scope));
    });
    expect(closed).toEqual([]);
  });
});

test("the four scopes are all in use, so none is asked for in vain", () => {
  const needed = new Set(
    documents
      .flatMap(({ document }) => [...placesIn(document)])
      .flatMap((place) => scopeTable.get(place) ?? []),
  );
  expect([...needed]).toEqual(
    expect.arrayContaining(["read_products", "write_products", "read_files", "write_files"]),
  );
});

/** `Type` and `Type.field` of everything a document touches. */
function placesIn(document: DocumentNode): Set<string> {
  const places = new Set<string>();
  const typeInfo = new TypeInfo(official);
  const note = () => {
    const [parent, field, type] = [typeInfo.getParentType(), typeInfo.getFieldDef(), typeInfo.getType()];
    if (parent && field) places.add(`${parent.name}.${field.name}`);
    if (type) places.add(getNamedType(type).name);
  };
  visit(document, visitWithTypeInfo(typeInfo, { [Kind.FIELD]: note, [Kind.INLINE_FRAGMENT]: note }));
  return places;
}

function messages(errors: readonly { readonly message: string }[]): string[] {
  return errors.map((error) => error.message);
}

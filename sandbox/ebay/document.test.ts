/** Our reduced document against eBay's own, where a copy of them lies beside the checkout. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

import { ebayDocument } from "./document.ts";

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly requestBody?: { readonly content: Content };
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
interface Model {
  readonly servers: readonly [{ readonly variables: { readonly basePath: { readonly default: string } } }];
  readonly paths: Paths;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const folder = path.resolve(import.meta.dirname, "../../../shared/specs/ebay");
const files = [
  "commerce_identity_v1_oas3.json",
  "commerce_media_v1_beta_oas3.json",
  "developer_analytics_v1_beta_oas3.json",
  "sell_inventory_v1.18.4_oas30.json",
];
const models = existsSync(folder)
  ? files.map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Model)
  : [];
const rootOf = (model: Model) => model.servers[0].variables.basePath.default;

const operations = Object.entries(ebayDocument.paths as unknown as Paths).flatMap(([route, methods]) =>
  Object.entries(methods).map(
    ([method, operation]) => [operation.operationId, route, method, operation] as const,
  ),
);

describe.skipIf(models.length === 0)("as eBay's documents say", () => {
  test.each(operations)("%s", (_id, route, method, ours) => {
    const model = models.find((one) => route.startsWith(`${rootOf(one)}/`));
    const below = route.slice(model === undefined ? 0 : rootOf(model).length);
    const theirs = (model?.paths[below] ?? model?.paths[`${below}/`])?.[method];
    expect(theirs?.operationId).toBe(ours.operationId);
    const named = new Map((theirs?.parameters ?? []).map(({ name, required }) => [name, required ?? false]));
    for (const { name, required = false } of ours.parameters ?? [])
      expect([name, named.get(name)]).toEqual([name, required]);
    const schemas = model?.components.schemas ?? {};
    for (const [status, answer] of Object.entries(ours.responses)) {
      if (!status.startsWith("2")) continue;
      expect(Object.keys(theirs?.responses ?? {})).toContain(status);
      const [our, their] = [jsonOf(answer.content), jsonOf(theirs?.responses[status]?.content)];
      expect(strangers(our, their, schemas, "")).toEqual([]);
    }
  });
});

const jsonOf = (content: Content | undefined): Schema => content?.["application/json"]?.schema ?? {};

/** What ours has and theirs does not. Types are left out: eBay's documents call maps and enums by wrong ones. */
function strangers(
  ours: Schema,
  given: Schema,
  schemas: Model["components"]["schemas"],
  at: string,
): string[] {
  const theirs =
    given.$ref === undefined ? given : (schemas[given.$ref.replace("#/components/schemas/", "")] ?? {});
  const inside = Object.entries(ours.properties ?? {}).flatMap(([name, schema]) => {
    const theirOwn = theirs.properties?.[name];
    return theirOwn === undefined ? [`${at}.${name}`] : strangers(schema, theirOwn, schemas, `${at}.${name}`);
  });
  const within =
    ours.items === undefined ? [] : strangers(ours.items, theirs.items ?? {}, schemas, `${at}[]`);
  return [...inside, ...within];
}

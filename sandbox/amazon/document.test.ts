/** Our reduced document against Amazon's own models, where a copy of them lies beside the checkout. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

import { amazonDocument } from "./document.ts";

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, { readonly schema?: Schema; readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
interface Model {
  readonly paths: Paths;
  readonly definitions: Readonly<Record<string, Schema>>;
}

const folder = path.resolve(import.meta.dirname, "../../../shared/specs/amazon");
const files = [
  ...["listingsItems_2021-08-01.json", "feeds_2021-06-30.json", "sellers.json"],
  "definitionsProductTypes_2020-09-01.json",
];
const models = existsSync(folder)
  ? files.map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Model)
  : [];
const paths = amazonDocument.paths as unknown as Paths;
const operations = Object.entries(paths).flatMap(([route, methods]) =>
  Object.entries(methods).map(
    ([method, operation]) => [operation.operationId, route, method, operation] as const,
  ),
);

describe.skipIf(models.length === 0)("as Amazon's models say", () => {
  test.each(operations)("%s", (_id, route, method, ours) => {
    const model = models.find((one) => route in one.paths);
    const theirs = model?.paths[route]?.[method];
    expect(theirs?.operationId).toBe(ours.operationId);
    const named = new Map((theirs?.parameters ?? []).map(({ name, required }) => [name, required ?? false]));
    for (const { name, required = false } of ours.parameters ?? [])
      expect([name, named.get(name)]).toEqual([name, required]);
    const [status = ""] = Object.keys(ours.responses).filter((code) => code.startsWith("2"));
    const answer = ours.responses[status]?.content?.["application/json"]?.schema ?? {};
    expect(strangers(answer, theirs?.responses[status]?.schema ?? {}, model?.definitions ?? {}, "")).toEqual(
      [],
    );
  });
});

/** What ours has and theirs does not, and what theirs requires and ours leaves open. */
function strangers(ours: Schema, given: Schema, definitions: Model["definitions"], at: string): string[] {
  const theirs =
    given.$ref === undefined ? given : (definitions[given.$ref.replace("#/definitions/", "")] ?? {});
  const unmet = (theirs.required ?? []).filter((name) => !(ours.required ?? []).includes(name));
  const values = (ours.enum ?? []).filter(
    (value) => theirs.enum !== undefined && !theirs.enum.includes(value),
  );
  const inside = Object.entries(ours.properties ?? {}).flatMap(([name, schema]) => {
    const theirOwn = theirs.properties?.[name];
    return theirOwn === undefined
      ? [`${at}.${name}`]
      : strangers(schema, theirOwn, definitions, `${at}.${name}`);
  });
  const within =
    ours.items === undefined ? [] : strangers(ours.items, theirs.items ?? {}, definitions, `${at}[]`);
  return [...[...unmet, ...values].map((name) => `${at}: ${name}`), ...inside, ...within];
}

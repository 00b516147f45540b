/** The sandbox may only promise what Shopify keeps: its schema and scope table are parts of the official ones. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { loadOfficialSchema, loadScopeTable } from "#scripts/official-schema.ts";
import { schema as reduced } from "../../sandbox/shopify/graphql/schema.ts";
import { scopesOf } from "../../sandbox/shopify/graphql/scopes.ts";

const version = "2026-10";
let official: GraphQLSchema;
beforeAll(async () => {
  official = await loadOfficialSchema(version);
});

const ownTypes = Object.values(reduced.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Parameter = GraphQLArgument | GraphQLInputField;

const isComposite = (type: GraphQLNamedType | undefined): type is Composite =>
  isObjectType(type) || isInterfaceType(type);

/** What of `mine` is not exactly so in `theirs`, a line each. */
function differences(mine: GraphQLNamedType, theirs: GraphQLNamedType | undefined): string[] {
  if (theirs?.constructor !== mine.constructor) return [`${mine.name} is another kind of type`];
  if (isEnumType(mine) && isEnumType(theirs)) {
    return mine
      .getValues()
      .filter(({ name }) => !theirs.getValue(name))
      .map(({ name }) => `${mine.name}.${name} is no value of the enum`);
  }
  if (isInputObjectType(mine) && isInputObjectType(theirs)) {
    return parameterDifferences(
      mine.name,
      Object.values(mine.getFields()),
      Object.values(theirs.getFields()),
    );
  }
  if (!isComposite(mine) || !isComposite(theirs)) return [];
  const strangers = mine
    .getInterfaces()
    .filter(({ name }) => !theirs.getInterfaces().some((i) => i.name === name));
  return [
    ...strangers.map(({ name }) => `${mine.name} does not implement ${name}`),
    ...Object.values(mine.getFields()).flatMap((field) => fieldDifferences(mine.name, field, theirs)),
  ];
}

function fieldDifferences(owner: string, mine: GraphQLField<unknown, unknown>, type: Composite): string[] {
  const place = `${owner}.${mine.name}`;
  const theirs = type.getFields()[mine.name];
  if (!theirs) return [`${place} does not exist`];
  return [
    ...(String(mine.type) === String(theirs.type)
      ? []
      : [`${place}: ${String(mine.type)}, not ${String(theirs.type)}`]),
    ...(mine.deprecationReason == null && theirs.deprecationReason != null ? [`${place} is deprecated`] : []),
    ...parameterDifferences(place, mine.args, theirs.args),
  ];
}

function parameterDifferences(
  place: string,
  mine: readonly Parameter[],
  theirs: readonly Parameter[],
): string[] {
  const wrong = mine.flatMap((parameter) => {
    const same = theirs.find(({ name }) => name === parameter.name);
    if (!same) return [`${place}(${parameter.name}) does not exist`];
    const [own, real] = [parameter, same].map(
      (one) => `${String(one.type)} = ${JSON.stringify(one.defaultValue)}`,
    );
    return own === real ? [] : [`${place}(${parameter.name}: ${String(own)}), not ${String(real)}`];
  });
  const demanded = theirs.filter((one) => String(one.type).endsWith("!") && one.defaultValue === undefined);
  const left = demanded.filter(({ name }) => !mine.some((own) => own.name === name));
  return [...wrong, ...left.map(({ name }) => `${place} lacks the compulsory ${name}`)];
}

test.each(ownTypes.map((type) => [type.name, type] as const))(
  "%s is a part of the official type",
  (name, type) => {
    expect(differences(type, official.getType(name))).toEqual([]);
  },
);

describe("the comparison itself", () => {
  test("sees a wrong field, argument, enum value and nullability", async () => {
    const { buildSchema } = await import("graphql");
    const wrong = buildSchema(`
      type Query { product: Product }
      type Product { nonsense: Int title: String media(first: String): ProductStatus }
      enum ProductStatus { BROKEN }
    `);
    const found = ["Product", "ProductStatus"].flatMap((name) => {
      const type = wrong.getType(name);
      return type ? differences(type, official.getType(name)) : [];
    });
    expect(found).toEqual([
      "Product.nonsense does not exist",
      "Product.title: String, not String!",
      "Product.media: ProductStatus, not MediaConnection!",
      "Product.media(first: String = undefined), not Int = undefined",
      "ProductStatus.BROKEN is no value of the enum",
    ]);
  });
});

test("every root field asks for the scopes of the official table", async () => {
  const table = await loadScopeTable(version);
  const roots = [reduced.getQueryType(), reduced.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${String(type?.name)}.${field}`),
  );
  expect(roots.length).toBeGreaterThan(15);
  for (const root of roots) {
    const field = root.split(".")[1] ?? "";
    // A product is guarded by its type, for which the root field of the table is open.
    const guarded = { product: "Product", products: "Product", collections: "Collection" }[field];
    const official = table.get(guarded ?? root);
    expect([root, ...scopesOf(field)]).toEqual([root, ...(official ?? [])]);
  }
});

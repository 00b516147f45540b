/** The reduced schema, ready to execute. */
import { readFileSync } from "node:fs";
import { buildSchema, GraphQLScalarType } from "graphql";

export const schema = buildSchema(readFileSync(new URL("../schema.graphql", import.meta.url), "utf8"));

const unsigned = schema.getType("UnsignedInt64");
if (unsigned instanceof GraphQLScalarType) {
  // "newPosition is a string (UnsignedInt64)": the platform refuses a number here (facts 2.4).
  unsigned.parseValue = (value) => {
    if (typeof value === "string" && /^\d+$/.test(value)) return value;
    throw new TypeError(`Expected ${JSON.stringify(value)} to be an unsigned 64-bit integer in a string`);
  };
}

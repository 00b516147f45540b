/**
 * A marketplace's own description of its API, brought into the one form the validator reads. Only what says how a
 * request has to be is kept: answers, security and header parameters are left out.
 *
 * Amazon describes itself in Swagger 2, eBay and Etsy in OpenAPI 3 with some liberties.
 */
import { readFile } from "node:fs/promises";
import ajvFormats from "ajv-formats";
import { type Document, OpenAPIBackend } from "openapi-backend";

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: object;
  readonly type?: string;
  readonly collectionFormat?: string;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | readonly Parameter[]>>>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly definitions?: object;
  readonly components?: object;
}

const methods = ["get", "put", "post", "patch", "delete"];

/** @param root prefix of the paths, where the description keeps it apart */
export async function openOfficialApi(file: string, root = "/"): Promise<OpenAPIBackend> {
  const text = (await readFile(file, "utf8")).replaceAll('"#/definitions/', '"#/components/schemas/');
  const described = JSON.parse(text) as Description;
  const definition = {
    openapi: "3.0.3",
    info: { title: file, version: "1" },
    paths: pathsOf(described),
    components: described.components ?? { schemas: described.definitions },
  };
  return openDefinition(definition, root);
}

/** @param file a JSON Schema of what is put to addresses like `route` */
export async function openOfficialUpload(file: string, route: string): Promise<OpenAPIBackend> {
  const schema = JSON.parse(await readFile(file, "utf8")) as object;
  const id = { in: "path", name: "id", required: true, schema: { type: "string" } };
  const put = {
    ...{ operationId: "upload", parameters: [id], responses: { default: { description: "" } } },
    requestBody: { required: true, content: { "application/json": { schema } } },
  };
  return openDefinition({
    ...{ openapi: "3.0.3", info: { title: file, version: "1" } },
    paths: { [route]: { put } },
  });
}

function openDefinition(definition: object, root = "/"): Promise<OpenAPIBackend> {
  mendSchemas(definition);
  const api = new OpenAPIBackend({
    ...{ definition: definition as Document, quick: true, apiRoot: root },
    ajvOpts: { allErrors: true, strict: false, coerceTypes: "array" },
    customizeAjv: (ajv) => {
      // A CommonJS module whose types say otherwise.
      (ajvFormats as unknown as (to: typeof ajv) => void)(ajv);
      ajv.addFormat("binary", true);
      return ajv;
    },
  });
  return api.init();
}

function pathsOf(described: Description) {
  return Object.fromEntries(
    Object.entries(described.paths).map(([path, operations]) => {
      const shared = (operations["parameters"] ?? []) as readonly Parameter[];
      const kept = Object.entries(operations).filter(([method]) => methods.includes(method));
      const converted = kept.map(([method, operation]) => [
        method,
        requestOf(operation as Operation, shared, described),
      ]);
      return [path, Object.fromEntries(converted)];
    }),
  );
}

function requestOf(operation: Operation, shared: readonly Parameter[], { parameters = {} }: Description) {
  const all = [...shared, ...(operation.parameters ?? [])].map(
    (one) => parameters[one.$ref?.split("/").at(-1) ?? ""] ?? one,
  );
  const body = all.find((one) => one.in === "body");
  const content = body && { "application/json": { schema: body.schema } };
  return {
    ...{ operationId: operation.operationId, responses: { default: { description: "" } } },
    ...((operation.requestBody ?? content) && {
      requestBody: operation.requestBody ?? { content, required: body?.required ?? false },
    }),
    parameters: all.filter((one) => one.in === "path" || one.in === "query").map(parameterOf),
  };
}

/** Swagger 2 keeps the schema beside the name, and joins lists by commas unless it says `multi`. */
function parameterOf(parameter: Parameter): object {
  if (parameter.schema !== undefined || parameter.type === undefined) return parameter;
  const { name, in: place, required = false, collectionFormat = "csv", ...schema } = parameter;
  const list = schema.type === "array" && { style: "form", explode: collectionFormat === "multi" };
  return { ...{ name, in: place, required, schema }, ...(place === "query" && list) };
}

/** What the validator stumbles over: siblings of a $ref, and `nullable` without a type. */
function mendSchemas(node: unknown): void {
  if (Array.isArray(node)) {
    for (const child of node) mendSchemas(child);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const schema = node as Record<string, unknown>;
  if (typeof schema["$ref"] === "string") {
    for (const key of Object.keys(schema)) if (key !== "$ref") Reflect.deleteProperty(schema, key);
    return;
  }
  if (schema["nullable"] === true && typeof schema["type"] !== "string") delete schema["nullable"];
  for (const child of Object.values(schema)) mendSchemas(child);
}

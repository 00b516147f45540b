/** Serves operations of a reduced OpenAPI document: requests that break it are refused, answers that break it are our bug. */
import ajvFormats from "ajv-formats";
import type { Context as HonoContext } from "hono";
import { type Context, type Document, OpenAPIBackend } from "openapi-backend";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OperationCall {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
  /** As coerced by the document's types. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of a multipart body, by the name of their part. */
  readonly files: ReadonlyMap<string, File>;
}

export type Operation = (call: OperationCall) => Promise<Answer> | Answer;

export interface ServedApi {
  /** The operation a request would reach; null when the document has none there. */
  readonly operationOf: (method: string, path: string) => string | null;
  handle(context: HonoContext): Promise<Answer>;
  /** What our own answers got wrong so far; tests look at it. */
  readonly violations: readonly string[];
}

export interface ApiDescription {
  readonly document: Document;
  /** Prefix of all paths in the document. */
  readonly root?: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The platform's form of an error, for requests that break the document. */
  readonly refuse: (complaints: readonly string[], status: 400 | 404) => Answer;
}

interface Parsed {
  readonly body: Record<string, unknown>;
  readonly files: Map<string, File>;
}

export async function serveApi({
  document,
  root = "/",
  operations,
  refuse,
}: ApiDescription): Promise<ServedApi> {
  const violations: string[] = [];
  const api = new OpenAPIBackend({
    definition: document,
    quick: true,
    apiRoot: root,
    ajvOpts: { allErrors: true, strict: false, coerceTypes: "array" },
    customizeAjv: (ajv) => {
      // A CommonJS module whose types say otherwise.
      (ajvFormats as unknown as (to: typeof ajv) => void)(ajv);
      ajv.addFormat("binary", true);
      return ajv;
    },
  });
  for (const [id, operation] of Object.entries(operations)) {
    api.register(id, (context: Context, parsed: Parsed, headers: Headers) =>
      operation({
        operationId: id,
        path: context.request.params as Record<string, string>,
        query: context.request.query as Record<string, unknown>,
        headers,
        body: (context.request.requestBody ?? {}) as Record<string, unknown>,
        files: parsed.files,
      }),
    );
  }
  api.register("validationFail", ({ validation }: Context) =>
    refuse(
      (validation.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`.trim()),
      400,
    ),
  );
  api.register("notFound", () => refuse(["no such resource"], 404));
  await api.init();

  const check = (operationId: string | null, answer: Answer): void => {
    if (operationId === null || answer.body === undefined) return;
    const { errors } = api.validateResponse(answer.body, operationId, answer.status);
    const said = (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
    if (said.length > 0) violations.push(`${operationId} ${answer.status.toString()}: ${said.join("; ")}`);
  };
  const operationOf = (method: string, path: string) =>
    api.matchOperation({ method, path, headers: {} })?.operationId ?? null;

  return {
    violations,
    operationOf,
    async handle(context) {
      const parsed = await parse(context);
      const { method, path, url, raw } = context.req;
      const request = {
        method,
        path,
        query: new URL(url).search.slice(1),
        headers: context.req.header(),
        body: parsed.body,
      };
      const answer = (await api.handleRequest(request, parsed, raw.headers)) as Answer;
      check(operationOf(method, path), answer);
      return answer;
    },
  };
}

/** JSON, form fields or multipart; a file stands in the body as its name, and itself among the files. */
async function parse(context: HonoContext): Promise<Parsed> {
  const type = context.req.header("content-type") ?? "";
  const files = new Map<string, File>();
  if (type.startsWith("multipart/")) {
    const body: Record<string, unknown> = {};
    for (const [name, part] of await context.req.formData()) {
      if (typeof part !== "string") files.set(name, part);
      body[name] = typeof part === "string" ? part : part.name;
    }
    return { body, files };
  }
  const text = await context.req.text();
  if (text === "") return { body: {}, files };
  if (type.includes("json")) return { body: parseJson(text), files };
  return { body: Object.fromEntries(new URLSearchParams(text)), files };
}

/** Broken JSON is refused as an empty body is, by the document. */
function parseJson(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

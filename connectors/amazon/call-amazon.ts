/**
 * One call to Amazon's Selling Partner API: in turn, with the seller's token, recorded, and judged.
 *
 * What the published client does badly is switched off or done here; see docs/decisions/017-marketplace-clients.md.
 */
import { SellingPartner } from "amazon-sp-api";
import { z } from "zod";
import type { ChannelSession } from "../connector.ts";
import { openAgent } from "./agent.ts";
import type { AmazonConfig } from "./amazon-config.ts";
import { type Answer, isRefusedToken, judge } from "./judge-answer.ts";
import { amazonLimits, type AmazonOperation } from "./limits.ts";
import { apiHost, regionOf } from "./marketplaces.ts";
import { noAnswer, withinTime } from "./within-time.ts";

const timeoutMs = 30_000;

const versions = {
  ...{ sellers: "v1", listingsItems: "2021-08-01", feeds: "2021-06-30" },
  productTypeDefinitions: "2020-09-01",
} as const;

export interface AmazonCall<Result extends z.ZodType> {
  readonly operation: AmazonOperation;
  readonly endpoint: keyof typeof versions;
  readonly method: "GET" | "POST" | "PATCH";
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body?: object;
  readonly result: Result;
}

export interface AmazonCalls {
  call<Result extends z.ZodType>(call: AmazonCall<Result>): Promise<z.infer<Result>>;
  /** Puts a document where `createFeedDocument` said. */
  upload(url: string, content: string): Promise<void>;
  /** Of a feed's report or a product type's schema, decompressed. */
  download(document: { readonly url: string; readonly compressionAlgorithm?: string }): Promise<string>;
}

export const feedContentType = "application/json; charset=UTF-8";

export function openCalls(config: AmazonConfig, session: ChannelSession): AmazonCalls {
  const agent = openAgent(config.sandboxUrl);
  const openClient = (accessToken: string) =>
    new SellingPartner(clientSettings(config, session, accessToken, agent));
  const transfer = <Result>(what: string, work: (client: SellingPartner) => Promise<Result>) =>
    // The addresses carry their own permission; no token of the seller goes there.
    withinTime(what, session.signal, timeoutMs, () => work(openClient("none")));
  return {
    async call(call) {
      const token = await session.accessToken();
      const first = await send(session, call, openClient(token));
      if (!isRefusedToken(first)) return judge(call, first);
      const renewed = await session.accessToken({ renew: true });
      return judge(call, await send(session, call, openClient(renewed)));
    },
    upload: (url, content) =>
      transfer("the upload of a feed", async (client) => {
        await client.upload({ url }, { content, contentType: feedContentType });
      }),
    download: (document) =>
      transfer("a document", async (client) =>
        z.string().parse(await client.download({ ...document }, { timeouts: { deadline: timeoutMs } })),
      ),
  };
}

/** No tokens of its own, no repeated calls: it does both at once for parallel calls, and the latter without a pause. */
function clientSettings(
  { clientId, clientSecret }: AmazonConfig,
  session: ChannelSession,
  accessToken: string,
  agent: ReturnType<typeof openAgent>,
): ConstructorParameters<typeof SellingPartner>[0] {
  return {
    region: regionOf(session.region),
    access_token: accessToken,
    // It refuses to be made without; ours never leaves the database but to be refreshed.
    refresh_token: "none",
    credentials: {
      SELLING_PARTNER_APP_CLIENT_ID: clientId,
      SELLING_PARTNER_APP_CLIENT_SECRET: clientSecret,
    },
    options: {
      auto_request_tokens: false,
      auto_request_throttled: false,
      retry_remote_timeout: false,
      version_fallback: false,
      https_proxy_agent: agent,
      timeouts: { response: timeoutMs, deadline: timeoutMs },
    },
  };
}

/** The raw answer: otherwise a 503 with a body of JSON counts as success, and of many errors one is left. */
const rawSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.unknown()),
  /** Its `body` is put together from pieces that may end within a character. */
  chunks: z.array(z.instanceof(Buffer)),
  request: z.object({ path: z.string() }),
});

async function send(
  session: ChannelSession,
  { operation, endpoint, method, path, query, body }: AmazonCall<z.ZodType>,
  client: SellingPartner,
): Promise<Answer> {
  await session.takeTurn(operation, amazonLimits[operation]);
  const startedAt = performance.now();
  const host = `https://${apiHost(regionOf(session.region))}`;
  const note = (url: string, answer: Answer | null) => {
    session.record({
      ...{ operation, method, url, request: body ?? null },
      status: answer?.status ?? null,
      response: answer?.body ?? null,
      requestId: answer?.requestId ?? null,
      ms: Math.round(performance.now() - startedAt),
    });
  };
  try {
    const answered: unknown = await withinTime(operation, session.signal, timeoutMs, () =>
      client.callAPI({
        ...{
          operation,
          endpoint,
          ...(query !== undefined && { query }),
          ...(body !== undefined && { body }),
        },
        // A copy: what is given here is encoded in place, and would be twice in a second call.
        path: { ...path },
        options: { raw_result: true, version: versions[endpoint] },
      }),
    );
    const raw = rawSchema.parse(answered);
    const answer = readAnswer(raw);
    note(`${host}${raw.request.path}`, answer);
    return answer;
  } catch (cause) {
    session.signal.throwIfAborted();
    note(host, null);
    throw noAnswer(operation, cause);
  }
}

function readAnswer({ statusCode, headers, chunks }: z.infer<typeof rawSchema>): Answer {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : null;
  };
  return {
    status: statusCode,
    body: parseJson(Buffer.concat(chunks).toString("utf8")),
    retryAfter: header("retry-after"),
    rateLimit: header("x-amzn-ratelimit-limit"),
    requestId: header("x-amzn-requestid"),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

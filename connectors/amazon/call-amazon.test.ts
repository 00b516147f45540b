/** Answers of a kind that the published client takes wrongly, over real HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { ChannelSession, RecordedExchange } from "../connector.ts";
import { openCalls } from "./call-amazon.ts";

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

let replies: Reply[];
let asked: IncomingMessage[];
let exchanges: RecordedExchange[];
let ending: AbortController;
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  [replies, asked, exchanges, ending] = [[], [], [], new AbortController()];
  server = createServer((request, response) => {
    asked.push(request);
    (replies.shift() ?? json(200, {}))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };

function read(sku = "MUG") {
  const session: ChannelSession = {
    ...{ region: "eu", sellerId: "A1", signal: ending.signal },
    accessToken: (how) => Promise.resolve(how === undefined ? "Atza|old" : "Atza|new"),
    takeTurn: () => Promise.resolve(),
    record: (exchange) => {
      exchanges.push(exchange);
    },
  };
  const { port } = server.address() as AddressInfo;
  const registration = { clientId: "client", clientSecret: "the secret", applicationId: "app" };
  const calls = openCalls({ ...registration, sandboxUrl: `http://127.0.0.1:${port}` }, session);
  return calls.call({
    ...{ operation: "getListingsItem", endpoint: "listingsItems", method: "GET" },
    path: { sellerId: "A1", sku },
    query: { marketplaceIds: ["A1PA6795UKMFR9"], includedData: ["summaries", "issues"] },
    result: z.object({ sku: z.string() }),
  });
}

test("asks the region's host, for the SKU as it is, with the token in its header alone", async () => {
  replies = [json(200, { sku: "x" }, { "x-amzn-RequestId": "r-1" })];
  await read("A/1 ü");
  expect(asked[0]?.headers).toMatchObject({
    host: "sellingpartnerapi-eu.amazon.com",
    "x-amz-access-token": "Atza|old",
  });
  const address =
    "/listings/2021-08-01/items/A1/A%2F1%20%C3%BC?includedData=summaries,issues&marketplaceIds=A1PA6795UKMFR9";
  expect(decodeURIComponent(asked[0]?.url ?? "")).toBe(decodeURIComponent(address));
  expect(asked[0]?.url).toContain("/A%2F1%20%C3%BC?");
  expect(exchanges).toMatchObject([
    { status: 200, requestId: "r-1", url: `https://sellingpartnerapi-eu.amazon.com${asked[0]?.url ?? ""}` },
  ]);
  expect(JSON.stringify(exchanges)).not.toMatch(/Atza|the secret/);
});

test("a refused token is renewed once, and the second call names the SKU as the first did", async () => {
  const refusal = { errors: [{ code: "Unauthorized", message: "Access denied.", details: "expired" }] };
  replies = [json(403, refusal), json(200, { sku: "x" })];
  await read("A/1 ü");
  expect(asked.map(({ url }) => url)).toEqual([asked[0]?.url, asked[0]?.url]);
  expect(asked[1]?.headers["x-amz-access-token"]).toBe("Atza|new");
  replies = [json(403, refusal), json(401, refusal)];
  await expect(read()).rejects.toMatchObject({ code: "REAUTH_REQUIRED" });
});

test("a 503 with a body of JSON is no success", async () => {
  replies = [json(503, { message: "Service unavailable" })];
  await expect(read()).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
});

test("characters that arrive in two pieces stay whole", async () => {
  const body = Buffer.from(JSON.stringify({ sku: "Größe" }));
  const middle = body.indexOf(0xc3) + 1;
  replies = [
    (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(body.subarray(0, middle));
      setTimeout(() => response.end(body.subarray(middle)), 20);
    },
  ];
  expect(await read()).toEqual({ sku: "Größe" });
});

test("a connection that breaks is asked once, and is a failure", async () => {
  replies = [(request) => request.socket.destroy()];
  await expect(read()).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  expect(asked).toHaveLength(1);
  expect(exchanges).toMatchObject([{ status: null, response: null }]);
});

test("an answer that breaks off in the middle does not hold a job that is told to end", async () => {
  replies = [
    (request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"sku":');
      setTimeout(() => {
        request.socket.destroy();
        ending.abort(new Error("the worker stops"));
      }, 20);
    },
  ];
  await expect(read()).rejects.toThrow("the worker stops");
});

test.each([
  ["Retry-After", { "retry-after": "7" }, 7_000],
  ["the rate it names", { "x-amzn-RateLimit-Limit": "0.5" }, 2_000],
  ["the documented rate", {}, 200],
])("waits by %s when there were too many calls", async (_by, headers, retryAfterMs) => {
  replies = [json(429, { errors: [{ code: "QuotaExceeded", message: "Too many." }] }, headers)];
  await expect(read()).rejects.toMatchObject({ code: "THROTTLED", retryAfterMs });
});

test("all errors of a refusal are kept", async () => {
  const errors = ["one", "two"].map((message) => ({ code: "InvalidInput", message }));
  replies = [json(400, { errors })];
  await expect(read()).rejects.toMatchObject({ errors: [{ message: "one" }, { message: "two" }] });
});

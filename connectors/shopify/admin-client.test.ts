/** The admin client over real HTTP, once through plain fetch and once through Shopify's own client library. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, Session, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppError } from "#core/errors.ts";
import { jobStatusDocument, reorderMediaDocument, updateFileDocument } from "./admin.generated.ts";
import { type AdminGraphql, createAdminClient } from "./admin-client.ts";
import { channelCode } from "./user-errors.ts";
import { waitWhenThrottled } from "./wait-when-throttled.ts";

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** A string is sent as it is; "hang up" and "say nothing" are done, not sent. */
  readonly body: unknown;
}

let answers: Answer[] = [];
let server: Server;
let origin = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on("end", () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === undefined || answer.body === "hang up") return request.socket.destroy();
      if (answer.body === "say nothing") return;
      response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setAbstractFetchFunc((input, init) => fetch(origin + new URL(input as string).pathname, init));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const overFetch: AdminGraphql = (query, options) =>
  fetch(`${origin}/graphql.json`, {
    method: "POST",
    body: JSON.stringify({ query, variables: options?.variables }),
    ...(options?.signal && { signal: options.signal }),
  });

const shopify = shopifyApi({
  apiKey: "key",
  apiSecretKey: "secret",
  apiVersion: ApiVersion.October26,
  hostName: "app.example",
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error, log: () => undefined },
});

/** As `admin.graphql` of @shopify/shopify-app-remix is made. */
const overShopifyClient: AdminGraphql = async (query, options) => {
  const session = new Session({
    id: "offline",
    shop: "demo-store.myshopify.com",
    state: "",
    isOnline: false,
    accessToken: "token",
  });
  return Response.json(
    await new shopify.clients.Graphql({ session }).request(query, { ...options, retries: 0 }),
  );
};

const cost = {
  cost: {
    requestedQueryCost: 112,
    actualQueryCost: null,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 12, restoreRate: 100 },
  },
};
const graphqlError = (code: string) => ({
  errors: [{ message: code, extensions: { code } }],
  extensions: cost,
});
const jobDone = { data: { job: { id: "gid://shopify/Job/1", done: true } } };

describe.each([
  ["plain fetch", overFetch],
  ["Shopify's client", overShopifyClient],
])("over %s", (_name, graphql) => {
  const client = createAdminClient(graphql);

  const failure = (...given: Answer[]): Promise<AppError> => {
    answers = given;
    return client.run(jobStatusDocument, { id: "gid://shopify/Job/1" }).then(
      () => expect.fail("expected an error"),
      (error: unknown) => error as AppError,
    );
  };

  test("gives the data", async () => {
    answers = [{ body: jobDone }];
    await expect(client.run(jobStatusDocument, { id: "gid://shopify/Job/1" })).resolves.toEqual(jobDone.data);
  });

  test("a throttled call says how long the budget needs to refill", async () => {
    await expect(failure({ body: graphqlError("THROTTLED") })).resolves.toMatchObject({
      code: "THROTTLED",
      retryAfterMs: 1_000,
    });
  });

  test("status 429 is throttling with the wait that the header names", async () => {
    const error = await failure({ status: 429, headers: { "retry-after": "3.0" }, body: {} });
    expect(error).toMatchObject({ code: "THROTTLED", retryAfterMs: 3_000 });
  });

  test.each([401, 402, 403, 404, 423])("status %i is a shop we have no access to", async (status) => {
    expect((await failure({ status, body: {} })).code).toBe("SHOP_UNAVAILABLE");
  });

  test.each([500, 502, 503])("status %i is tried again", async (status) => {
    expect((await failure({ status, body: {} })).code).toBe("CHANNEL_FAILED");
  });

  test.each([
    ["ACCESS_DENIED", "SHOP_UNAVAILABLE"],
    ["RESOURCE_NOT_FOUND", "NOT_FOUND"],
    ["INTERNAL_SERVER_ERROR", "CHANNEL_FAILED"],
  ])("GraphQL's %s is %s", async (code, expected) => {
    expect((await failure({ body: graphqlError(code) })).code).toBe(expected);
  });

  test.each([
    ["hang up", "hang up"],
    ["another page", "<!doctype html>"],
    ["no data", {}],
  ])("%s is a failed channel", async (_case, body) => {
    expect((await failure({ body })).code).toBe("CHANNEL_FAILED");
  });

  test("silence is a failed channel", async () => {
    answers = [{ body: "say nothing" }];
    const running = createAdminClient(graphql, { timeoutMs: 100 }).run(jobStatusDocument, { id: "1" });
    await expect(running).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  });

  test("a reader of many pages waits for the budget and goes on", async () => {
    answers = [{ status: 429, headers: { "retry-after": "0.01" }, body: {} }, { body: jobDone }];
    const patient = waitWhenThrottled(client);
    await expect(patient.run(jobStatusDocument, { id: "gid://shopify/Job/1" })).resolves.toEqual(
      jobDone.data,
    );
  });

  test("an abort is passed on as it is", async () => {
    answers = [{ body: "say nothing" }];
    const controller = new AbortController();
    const running = createAdminClient(graphql, { signal: controller.signal }).run(jobStatusDocument, {
      id: "1",
    });
    controller.abort(new Error("worker stops"));
    await expect(running).rejects.toThrow("worker stops");
  });
});

describe("a refusal inside a payload", () => {
  const client = createAdminClient(overFetch);

  const refusal = (code: string | null, message = "No.") => {
    answers = [
      {
        body: { data: { fileUpdate: { files: [], userErrors: [{ field: ["files", "0"], message, code }] } } },
      },
    ];
    return client.run(updateFileDocument, { files: [{ id: "gid://shopify/MediaImage/1" }] }).then(
      () => expect.fail("expected an error"),
      (error: unknown) => error as AppError,
    );
  };

  test.each([
    ["FILE_LOCKED", "CHANNEL_FAILED"],
    ["NON_READY_STATE", "CHANNEL_FAILED"],
    ["FILE_DOES_NOT_EXIST", "NOT_FOUND"],
    ["PRODUCT_SUSPENDED", "CHANNEL_REFUSED"],
    ["A_CODE_OF_NEXT_YEAR", "CHANNEL_REFUSED"],
  ])("%s is %s", async (code, expected) => {
    const error = await refusal(code);
    expect(error.code).toBe(expected);
    expect(channelCode(error)).toBe(code);
  });

  test("without a code, people are told what Shopify said", async () => {
    expect((await refusal(null, "Image is haunted.")).userMessage).toContain("Image is haunted.");
  });

  test("counts in mediaUserErrors as well", async () => {
    const mediaUserErrors = [
      { field: ["id"], message: "Product does not exist", code: "PRODUCT_DOES_NOT_EXIST" },
    ];
    answers = [{ body: { data: { productReorderMedia: { job: null, mediaUserErrors } } } }];
    const running = client.run(reorderMediaDocument, { productId: "gid://shopify/Product/1", moves: [] });
    await expect(running).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

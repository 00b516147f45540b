/** Feeds over real HTTP: sent once however often a job begins again, and read message by message. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepAsIs, planImages } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import type { BulkOrder } from "../connector.ts";
import { amazonConnector } from "./connector.ts";

const us = "ATVPDKIKX0DER";
const later = new Date(Date.now() + 60_000).toISOString();

interface Feed {
  readonly feedId: string;
  readonly createdTime: string;
  readonly processingStatus: string;
  readonly resultFeedDocumentId?: string;
}

let feeds: Feed[];
let uploaded: string[];
let asked: string[];
let report: object;
/** How the feed that is made next begins. */
let begins: string;
/** Breaks the connection after the request took effect. */
let breaksAfter: string | null;
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  [feeds, uploaded, asked, report, begins, breaksAfter] = [[], [], [], {}, "DONE", null];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const call = `${request.method ?? ""} ${(request.url ?? "").split("?")[0] ?? ""}`;
      asked.push(call);
      const body = answer(call, Buffer.concat(chunks).toString());
      if (breaksAfter === call) return void request.socket.destroy();
      response.writeHead(call.startsWith("POST") ? 202 : 200).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function answer(call: string, body: string): string | Buffer {
  const root = "/feeds/2021-06-30";
  const base = "https://tortuga-prod-na.s3.amazonaws.com";
  if (call === `POST ${root}/documents`)
    return JSON.stringify({ feedDocumentId: "d-1", url: `${base}/up?signature=1` });
  if (call === "PUT /up") {
    uploaded.push(body);
    return "";
  }
  if (call === `POST ${root}/feeds`) {
    const feedId = `f-${feeds.length + 1}`;
    feeds.push({ feedId, createdTime: later, processingStatus: begins, resultFeedDocumentId: "r-1" });
    return JSON.stringify({ feedId });
  }
  if (call === `GET ${root}/feeds`) return JSON.stringify({ feeds });
  if (call.startsWith(`GET ${root}/feeds/`))
    return JSON.stringify(feeds.find(({ feedId }) => call.endsWith(`/${feedId}`)));
  if (call === `GET ${root}/documents/r-1`)
    return JSON.stringify({ feedDocumentId: "r-1", url: `${base}/report`, compressionAlgorithm: "GZIP" });
  return gzipSync(JSON.stringify(report));
}

const live = (url: string): LiveImage => ({ slot: "main", imageId: null, url, alt: null, variantKeys: [] });

function order(place: number, sku: string, sha256: string): BulkOrder {
  const file = { sha256, mimeType: "image/jpeg", bytes: 1, url: `https://p.example/${sha256}.jpg` };
  const wanted = { ...keepAsIs(live("")), source: { kind: "rendition", ...file } as const };
  const present = [live("old")];
  return {
    place,
    listing: { marketplace: us, externalId: sku, kind: "sku" },
    productType: "MUG",
    plan: planImages({ present, wanted: [wanted], mode: "replace", ours: new Map(), maxImages: 9 }),
    openPicture: () => Promise.reject(new Error("Amazon fetches pictures itself")),
  };
}
const orders = [order(1, "A/1 b", "a"), order(2, "Größe", "b")];

/** A job that is run again until it is through. */
function publisher(given = orders) {
  const { port } = server.address() as AddressInfo;
  const registration = { clientId: "client", clientSecret: "secret", applicationId: "app" };
  const client = amazonConnector({ ...registration, sandboxUrl: `http://127.0.0.1:${port}` }).open({
    ...{ region: "na", sellerId: "A1SELLER", signal: new AbortController().signal },
    accessToken: () => Promise.resolve("Atza|1"),
    takeTurn: () => Promise.resolve(),
    record: () => undefined,
  });
  let ledger: PublishLedger = emptyLedger;
  const saveLedger = (next: PublishLedger) => {
    ledger = next;
    return Promise.resolve();
  };
  return { ledger: () => ledger, run: () => client.bulk?.publish(given, { ledger, saveLedger }) };
}
const made = () => asked.filter((call) => call === "POST /feeds/2021-06-30/feeds").length;

test("sends all listings as one feed and reads the outcome of each", async () => {
  report = {
    header: { sellerId: "A1SELLER", version: "2.0", feedId: "f-1" },
    issues: [
      {
        ...{ messageId: 2, sku: "Größe", code: "90000900", severity: "ERROR", message: "Unknown type." },
        attributeName: "main_product_image_locator",
      },
    ],
  };
  const job = publisher();
  expect(await job.run()).toMatchObject([
    { result: "accepted", issues: [], ledger: { submissionId: "f-1", uploads: { a: {} } } },
    { result: "rejected", issues: [{ code: "90000900", severity: "error", slot: "main" }] },
  ]);
  expect(JSON.parse(uploaded[0] ?? "")).toEqual({
    header: { sellerId: "A1SELLER", version: "2.0", issueLocale: "en_US" },
    messages: [
      expect.objectContaining({ messageId: 1, sku: "A/1 b", operationType: "PATCH", productType: "MUG" }),
      expect.objectContaining({ messageId: 2, sku: "Größe" }),
    ],
  });
});

test("knows each by its place, also when the outcome of others was kept before", async () => {
  const complaint = { messageId: 2, sku: "Größe", code: "1", severity: "ERROR", message: "No." };
  report = { header: {}, issues: [complaint] };
  expect(await publisher(orders.slice(1)).run()).toMatchObject([{ result: "rejected" }]);
});

test("waits for a feed that is being worked on, and sends no other", async () => {
  begins = "IN_PROGRESS";
  const job = publisher();
  await expect(job.run()).rejects.toMatchObject({ code: "BUSY", retryAfterMs: 60_000 });
  feeds = feeds.map((feed) => ({ ...feed, processingStatus: "DONE" }));
  expect(await job.run()).toMatchObject([{ result: "accepted" }, { result: "accepted" }]);
  expect(made()).toBe(1);
});

test("finds the feed that was made just before the connection broke", async () => {
  const job = publisher();
  breaksAfter = "POST /feeds/2021-06-30/feeds";
  await expect(job.run()).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  expect(job.ledger()).toMatchObject({ submissionId: null, submittedAt: null });
  breaksAfter = null;
  expect(await job.run()).toMatchObject([{ result: "accepted" }, { result: "accepted" }]);
  expect(made()).toBe(1);
});

test("sends the feed again when the upload broke and none was made", async () => {
  const job = publisher();
  breaksAfter = "PUT /up";
  await expect(job.run()).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  breaksAfter = null;
  await job.run();
  expect(made()).toBe(1);
});

test.each([
  ["CANCELLED", "rejected", "error"],
  ["FATAL", "accepted", "warning"],
])("a feed that ends as %s is %s", async (status, result, severity) => {
  begins = status;
  expect(await publisher().run()).toMatchObject([
    { result, issues: [{ code: status, severity }] },
    { result, issues: [{ code: status, severity }] },
  ]);
});

test("a report that is none is a failure, and what was sent stays known", async () => {
  report = { issues: "none" };
  const job = publisher();
  await expect(job.run()).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  expect(job.ledger().submissionId).toBe("f-1");
});

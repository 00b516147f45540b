/** fetchImage against a real HTTP server that misbehaves in every way we name. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppError } from "#core/errors.ts";
import { fetchImage } from "./fetch-image.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

const heicHead = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");

const pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  "/photo.png": (response) => response.writeHead(200, { "content-type": "image/png" }).end(png),
  "/named-jpeg.jpg": (response) => response.writeHead(200, { "content-type": "image/jpeg" }).end(png),
  "/phone": (response) => response.writeHead(200, { "content-type": "image/jpeg" }).end(heicHead),
  "/html-as-image": (response) =>
    response.writeHead(200, { "content-type": "image/png" }).end("<!doctype html><h1>Sign in</h1>"),
  "/html": (response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>"),
  "/drawing.svg": (response) =>
    response
      .writeHead(200, { "content-type": "image/svg+xml" })
      .end('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  "/empty": (response) => response.writeHead(200, { "content-type": "image/png" }).end(),
  "/missing": (response) => response.writeHead(404).end(),
  "/broken-server": (response) => response.writeHead(503).end(),
  "/announced-large": (response) => {
    response.writeHead(200, { "content-type": "image/png", "content-length": "5000000" });
    response.write(png);
  },
  "/endless": (response) => {
    response.writeHead(200, { "content-type": "image/png" });
    response.write(png);
    const more = () => response.write(Buffer.alloc(65_536), () => response.writable && setImmediate(more));
    more();
  },
  "/slow": (response) => {
    response.writeHead(200, { "content-type": "image/png" });
    response.write(png.subarray(0, 20));
  },
  "/silent": () => undefined,
  "/dropped": (response) => {
    response.writeHead(200, { "content-type": "image/png", "content-length": "1000" });
    response.write(png, () => response.destroy());
  },
  "/to/photo": redirect("/photo.png"),
  "/to/loop": redirect("/to/loop"),
  "/to/private-address": redirect("http://10.0.0.8/photo.png"),
  "/to/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
  "/to/file": redirect("file:///etc/passwd"),
};

function redirect(location: string) {
  return (response: ServerResponse) => response.writeHead(302, { location }).end();
}

let server: Server;
let origin = "";
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const page = pages[request.url ?? ""];
    if (page === undefined) response.writeHead(404).end();
    else page(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function fetchTrusted(path: string, limits: { maxBytes?: number; timeoutMs?: number } = {}) {
  return fetchImage(origin + path, {
    trustedOrigins: [origin],
    maxBytes: 1_000_000,
    timeoutMs: 5_000,
    ...limits,
  });
}

const untrusting = { trustedOrigins: [], maxBytes: 1_000_000, timeoutMs: 5_000 };

async function codeOf(fetching: Promise<unknown>): Promise<string> {
  const error = await fetching.then(
    () => expect.fail("expected an error"),
    (thrown: unknown) => thrown as AppError,
  );
  return error.code;
}

test("gives the bytes and their true type", async () => {
  await expect(fetchTrusted("/photo.png")).resolves.toEqual({ bytes: png, mimeType: "image/png" });
  await expect(fetchTrusted("/named-jpeg.jpg")).resolves.toMatchObject({ mimeType: "image/png" });
  await expect(fetchTrusted("/phone")).resolves.toMatchObject({ mimeType: "image/heic" });
  await expect(fetchTrusted("/to/photo")).resolves.toMatchObject({ mimeType: "image/png" });
});

test.each([
  ["/html-as-image", "BAD_IMAGE"],
  ["/html", "BAD_IMAGE"],
  ["/drawing.svg", "BAD_IMAGE"],
  ["/empty", "BAD_IMAGE"],
  ["/missing", "NOT_FOUND"],
  ["/broken-server", "FETCH_FAILED"],
  ["/dropped", "FETCH_FAILED"],
  ["/announced-large", "IMAGE_TOO_LARGE"],
  ["/endless", "IMAGE_TOO_LARGE"],
  ["/to/loop", "FETCH_BLOCKED"],
  ["/to/private-address", "FETCH_BLOCKED"],
  ["/to/metadata", "FETCH_BLOCKED"],
  ["/to/file", "FETCH_BLOCKED"],
])("%s is %s", async (path, code) => {
  expect(await codeOf(fetchTrusted(path))).toBe(code);
});

test.each(["/slow", "/silent"])("%s ends at the time limit", async (path) => {
  expect(await codeOf(fetchTrusted(path, { timeoutMs: 150 }))).toBe("FETCH_FAILED");
});

test("an abort by the caller is passed on as it is", async () => {
  const controller = new AbortController();
  const fetching = fetchImage(`${origin}/silent`, {
    ...untrusting,
    trustedOrigins: [origin],
    signal: controller.signal,
  });
  controller.abort(new Error("worker stops"));
  await expect(fetching).rejects.toThrow("worker stops");
});

test.each([
  "http://127.0.0.1/a.png",
  "http://2130706433/a.png",
  "http://0x7f.1/a.png",
  "http://[::1]/a.png",
  "http://[::ffff:127.0.0.1]/a.png",
  "http://[fd00::1]/a.png",
  "http://10.1.2.3/a.png",
  "http://100.64.0.1/a.png",
  "http://169.254.169.254/latest/meta-data/",
  "http://0.0.0.0/a.png",
  "ftp://example.com/a.png",
  "file:///etc/passwd",
  "not an address",
])("%s is not opened", async (url) => {
  expect(await codeOf(fetchImage(url, untrusting))).toBe("FETCH_BLOCKED");
});

test("a name is not opened when any of its addresses is private", async () => {
  asked = [];
  const port = (server.address() as AddressInfo).port;
  const resolve = async () => [
    { address: "93.184.216.34", family: 4 },
    { address: "127.0.0.1", family: 4 },
  ];
  const url = `http://pictures.example:${port}/photo.png`;
  expect(await codeOf(fetchImage(url, { ...untrusting, resolve }))).toBe("FETCH_BLOCKED");
  expect(asked).toEqual([]);
});

test("a name that cannot be resolved is a failed fetch", async () => {
  const resolve = () => Promise.reject(new Error("ENOTFOUND pictures.example"));
  expect(await codeOf(fetchImage("http://pictures.example/a.png", { ...untrusting, resolve }))).toBe(
    "FETCH_FAILED",
  );
});

import "#tests/setup/test-env-without-database.ts";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MediaImageSnapshot } from "#core/catalogue.ts";
import { fetchPhotos } from "./fetch-photos.ts";

const { signal } = new AbortController();
let origin = "";
let jpeg: Buffer;

const server = createServer((request, response) => {
  if (request.url?.startsWith("/broken") === true) return response.writeHead(503).end();
  if (request.url?.startsWith("/gone") === true) return response.writeHead(404).end();
  return response.writeHead(200, { "content-type": "image/jpeg" }).end(jpeg);
});

beforeAll(async () => {
  jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
});
afterAll(() => server.close());

const media = (path: string | null, position = 0): MediaImageSnapshot => ({
  mediaId: `gid://shopify/MediaImage/${position.toString()}`,
  position,
  alt: "a cup",
  status: path === null ? "PROCESSING" : "READY",
  mimeType: "image/jpeg",
  url: path === null ? null : `${origin}${path}`,
  width: 8,
  height: 8,
});

const tools = (isLastTry: boolean) => ({ trustedOrigins: [origin], signal, isLastTry });

test("brings the bytes with the photo's own name and place", async () => {
  const [photo] = await fetchPhotos([media("/cdn/red%20cup.jpg?v=3", 4)], tools(false));
  expect(photo).toEqual({
    mediaGid: "gid://shopify/MediaImage/4",
    position: 4,
    alt: "a cup",
    fileName: "red cup.jpg",
    source: { bytes: jpeg, mimeType: "image/jpeg" },
  });
});

test("a photo that is gone or blocked is its own error, and the others go on", async () => {
  const photos = await fetchPhotos([media("/gone.jpg"), media("/cup.jpg", 1)], tools(false));
  expect(photos.map(({ source }) => source)).toMatchObject([
    { errorCode: "NOT_FOUND" },
    { mimeType: "image/jpeg" },
  ]);
  const [blocked] = await fetchPhotos([media("/cup.jpg")], { ...tools(false), trustedOrigins: [] });
  expect(blocked?.source).toMatchObject({ errorCode: "FETCH_BLOCKED" });
});

test.each([
  ["/broken.jpg", "FETCH_FAILED"],
  [null, "CHANNEL_FAILED"],
])("a failure that may pass (%s) fails the job, and on its last try only the photo", async (path, code) => {
  await expect(fetchPhotos([media(path)], tools(false))).rejects.toMatchObject({ code });
  const [photo, other] = await fetchPhotos([media(path), media("/cup.jpg", 1)], tools(true));
  expect(photo?.source).toMatchObject({ errorCode: code });
  expect(other?.source).toMatchObject({ mimeType: "image/jpeg" });
});

test("an aborted job is not an error of the photo", async () => {
  const aborted = AbortSignal.abort(new Error("shut down"));
  await expect(fetchPhotos([media("/cup.jpg")], { ...tools(true), signal: aborted })).rejects.toThrow(
    "shut down",
  );
});

import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readLines } from "./read-lines.ts";

let server: Server | null = null;

afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(null))));

async function collect<Entry>(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const collected: Entry[] = [];
  for await (const entry of entries) collected.push(entry);
  return collected;
}

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const read = (origin: string, maxLineBytes = 1_000) =>
  collect(readLines(`${origin}/x`, { trustedOrigins: [origin], maxLineBytes }));

const answering = (text: string) => serve((_request, response) => response.end(text));

test("gives line by line, whatever the chunks, without empty ones", async () => {
  const origin = await serve((_request, response) => {
    const bytes = Buffer.from("eins\nzwölf\n\n{}");
    for (const byte of bytes) response.write(Buffer.from([byte]));
    response.end();
  });
  expect(await read(origin)).toEqual(["eins", "zwölf", "{}"]);
});

test("a line beyond the limit is not held", async () => {
  expect(await read(await answering(`a\n${"x".repeat(5_000)}\nb\n${"y".repeat(200)}`), 100)).toEqual([
    "a",
    null,
    "b",
    null,
  ]);
});

test.each([true, false])(
  "takes up where it broke, also when it has to begin anew (range: %s)",
  async (knowsRange) => {
    const text = Array.from({ length: 500 }, (_, nth) => `line ${nth}\n`).join("");
    let broken = 0;
    const origin = await serve((request, response) => {
      const from = knowsRange ? Number(/\d+/u.exec(request.headers.range ?? "0")?.[0]) : 0;
      response.writeHead(from > 0 ? 206 : 200, { "content-length": text.length - from });
      const rest = text.slice(from);
      if (broken++ > 2) response.end(rest);
      else
        response.write(rest.slice(0, 1_000 + broken * 300), () => setTimeout(() => response.destroy(), 20));
    });
    expect(await read(origin)).toEqual(text.trimEnd().split("\n"));
    expect(broken).toBeGreaterThan(2);
  },
);

test("gives up on one that always breaks", async () => {
  const origin = await serve((_request, response) => response.destroy());
  await expect(read(origin)).rejects.toMatchObject({ code: "FETCH_FAILED" });
});

test.each([403, 404, 410])("an expired address (%s) is not found", async (status) => {
  const origin = await serve((_request, response) => response.writeHead(status).end());
  await expect(read(origin)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("does not reach into a private network", async () => {
  const origin = await answering("secret");
  await expect(collect(readLines(origin, { trustedOrigins: [] }))).rejects.toMatchObject({
    code: "FETCH_BLOCKED",
  });
});

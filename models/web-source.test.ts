import { afterAll, beforeAll, expect, it } from "vitest";
import { type Dispatcher, getGlobalDispatcher, MockAgent, setGlobalDispatcher } from "undici";
import { takeFromWeb } from "./web-source.ts";

const network = new MockAgent();
let before: Dispatcher;

beforeAll(() => {
  before = getGlobalDispatcher();
  network.disableNetConnect();
  setGlobalDispatcher(network);
});
afterAll(async () => {
  setGlobalDispatcher(before);
  await network.close();
});

function answer(path: string, status: number, body: string, headers: Record<string, string> = {}): void {
  network.get("https://models.test").intercept({ path }).reply(status, body, { headers });
}
const take = (path: string, bytes: number, scheme = "https") =>
  takeFromWeb({ kind: "url", url: `${scheme}://models.test${path}`, bytes });

it("brings the whole file, over a redirect too", async () => {
  answer("/moved", 302, "", { location: "/own.onnx" });
  answer("/own.onnx", 200, "weights");
  expect(Buffer.from(await take("/moved", 7)).toString()).toBe("weights");
});

it("refuses http, at once and after a redirect", async () => {
  await expect(take("/own.onnx", 7, "http")).rejects.toThrow(/^expected an https address/);
  answer("/astray", 302, "", { location: "http://models.test/own.onnx" });
  network.get("http://models.test").intercept({ path: "/own.onnx" }).reply(200, "weights");
  await expect(take("/astray", 7)).rejects.toThrow(/^expected redirects to https only/);
});

it.each([
  ["a longer file", 6, "expected 6 bytes"],
  ["a shorter file", 8, "expected 8 bytes"],
])("refuses %s than the record names", async (_what, bytes, message) => {
  answer("/own.onnx", 200, "weights");
  await expect(take("/own.onnx", bytes)).rejects.toMatchObject({
    code: "FETCH_FAILED",
    message: expect.stringContaining(message) as string,
  });
});

it("says what went wrong when the file is not there or nobody answers", async () => {
  answer("/gone.onnx", 404, "");
  await expect(take("/gone.onnx", 7)).rejects.toThrow("received 404");
  await expect(take("/nobody.onnx", 7)).rejects.toMatchObject({ code: "FETCH_FAILED" });
});

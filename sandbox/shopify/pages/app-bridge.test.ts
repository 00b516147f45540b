/** App Bridge's stand-in in a real browser: a small page of an app in the admin's frame. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "../server.ts";
import { startTestSandbox } from "../testing/open-admin.ts";

let appServer: Server;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;
/** Authorization headers the app's server received at /api. */
let tokens: (string | undefined)[] = [];

const appPage = (bridge: string) => `<!doctype html><script src="${bridge}" data-api-key="k"></script><body>
  <ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/catalogue">Catalogue</a><a href="/app/runs">Runs</a></ui-nav-menu>
  <ui-title-bar title="Chairs"><button variant="primary" onclick="this.textContent='Gone'">Go</button></ui-title-bar>
  <a id="top" target="_top" href="/app/runs?x=1">Runs</a><a id="admin" href="shopify://admin/products">Products</a>
  <form data-save-bar onsubmit="event.preventDefault(); document.title = new FormData(this).get('name')"><input name="name" value="one"></form>
  <script>addEventListener("shopify:navigate", (event) => history.pushState({}, "", event.target.getAttribute("href")))</script>`;

beforeAll(async () => {
  appServer = createServer((request, response) => {
    if (request.url !== "/api") {
      response.setHeader("content-type", "text/html").end(appPage(`${sandbox.url}/app-bridge.js`));
      return;
    }
    tokens.push(request.headers.authorization);
    if (tokens.length === 1) response.writeHead(401, { "x-shopify-retry-invalid-session-request": "1" });
    request.pipe(response);
  }).listen(0, "127.0.0.1");
  await once(appServer, "listening");
  const { port } = appServer.address() as AddressInfo;
  sandbox = await startTestSandbox({ seed: "demo", appUrl: `http://127.0.0.1:${String(port)}` });
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  appServer.closeAllConnections();
  appServer.close();
});
beforeEach(async () => {
  tokens = [];
  page = await browser.newPage();
});
afterEach(() => page.close());

/** The app's frame, once its title bar has reached the admin. */
async function openApp(path: string): Promise<Frame> {
  await page.goto(`${sandbox.url}/store/demo-store/apps/packshot${path}`);
  await page.getByRole("button", { name: "Go" }).waitFor();
  const frame = page.frame("app");
  if (frame === null) throw new Error("expected a frame named app but received none");
  return frame;
}

test("the admin's address follows the app, both ways and over a reload", async () => {
  await openApp("/catalogue?q=a%26b");
  expect(page.url()).toMatch(/packshot\/catalogue\?q=a%26b$/);
  await page.locator("#app-links").getByText("Runs").click();
  await page.waitForURL("**/packshot/runs");
  expect(await page.locator("#app-links [aria-current=page]").innerText()).toBe("Runs");
  await page.goBack();
  await page.waitForURL("**/packshot/catalogue?q=a%26b");
  await page.reload();
  await page.getByRole("button", { name: "Go" }).waitFor();
  expect(new URL(page.frame("app")?.url() ?? "").pathname).toBe("/app/catalogue");
});

test("title bar buttons click the app's own", async () => {
  await openApp("");
  expect(await page.locator("#page-title").innerText()).toBe("Chairs");
  await page.getByRole("button", { name: "Go" }).click();
  await page.getByRole("button", { name: "Gone" }).waitFor();
});

test("requests carry a session token, and go again with a fresh one and the same body when it was too old", async () => {
  const frame = await openApp("");
  const answer = await frame.evaluate(async () =>
    (await fetch("/api", { method: "POST", body: "kept" })).text(),
  );
  expect(answer).toBe("kept");
  expect(tokens).toHaveLength(2);
  for (const token of tokens) expect(token).toMatch(/^Bearer ey/);
  expect(tokens[0]).not.toBe(tokens[1]);
});

test("a session token goes to nobody but the app's own server", async () => {
  const frame = await openApp("");
  const asked = page.waitForRequest((request) => request.url().endsWith("/__sandbox/faults"));
  await frame.evaluate(async (url) => fetch(`${url}/__sandbox/faults`, { mode: "no-cors" }), sandbox.url);
  expect(await (await asked).allHeaders()).not.toHaveProperty("authorization");
});

test("messages from other windows and other origins are not heard", async () => {
  const frame = await openApp("/catalogue");
  const title = { bridge: true, type: "title-bar", data: { title: "Forged", actions: [] } };
  const leave = { bridge: true, type: "navigate", data: { path: "/app/runs" } };
  await page.evaluate((message) => {
    window.postMessage(message, "*");
  }, title);
  await frame.evaluate((message) => {
    window.postMessage(message, "*");
  }, leave);
  // What the app itself says next arrives after them, so they were not merely late.
  await frame.evaluate(() => {
    (globalThis as unknown as { shopify: { toast: { show(text: string): void } } }).shopify.toast.show(
      "Heard",
    );
  });
  await page.locator("#toasts").getByText("Heard").waitFor();
  expect(await page.locator("#page-title").innerText()).toBe("Chairs");
  expect(new URL(frame.url()).pathname).toBe("/app/catalogue");
});

test("the bounce page goes on to where the merchant wanted to be", async () => {
  const frame = await openApp("");
  const wanted = encodeURIComponent("/app/runs?z=1");
  await frame.goto(new URL(`/auth/session-token?shopify-reload=${wanted}`, frame.url()).href);
  await page.waitForURL("**/packshot/runs?z=1");
});

test("links out of the frame land in the admin", async () => {
  await (await openApp("")).click("#top");
  await page.waitForURL("**/store/demo-store/apps/packshot/runs?x=1");
  await (await openApp("")).click("#admin");
  await page.waitForURL("**/store/demo-store/products");
});

test("unsaved changes show the save bar, hold the merchant back, and are saved or discarded", async () => {
  const frame = await openApp("");
  await frame.fill("input", "two");
  await page.locator("#app-links").getByText("Runs").click();
  await page.getByRole("button", { name: "Stay" }).click();
  expect(page.url()).toMatch(/packshot$/);
  await page.getByRole("button", { name: "Save" }).click();
  await frame.waitForFunction(() => document.title === "two");
  await frame.fill("input", "three");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.locator("#save-bar").waitFor({ state: "hidden" });
  expect(await frame.inputValue("input")).toBe("one");
});

test("the product picker returns what was chosen, and undefined when it was closed", async () => {
  interface Picker {
    readonly shopify: { resourcePicker(options: object): Promise<{ id: string }[] | undefined> };
  }
  const frame = await openApp("");
  const pick = () =>
    frame.evaluate(async () => {
      const { shopify } = globalThis as unknown as Picker;
      const chosen = await shopify.resourcePicker({ type: "product", multiple: true });
      return chosen?.map(({ id }) => id) ?? null;
    });
  const chosen = pick();
  await page.getByLabel("Search products").last().fill("velvet chair");
  await page.locator(".picker-list label").nth(1).waitFor();
  for (const title of ["Aster Velvet Chair", "Aster Velvet Chair, Showroom Sample"])
    await page.locator(".picker-list").getByText(title, { exact: true }).click();
  await page.getByRole("button", { name: "Add" }).click();
  expect(await chosen).toHaveLength(2);
  const closed = pick();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await closed).toBeNull();
});

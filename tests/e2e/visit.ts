/** A merchant's browser tab: the admin's page, the app's frame in it, and a watch on everything that goes wrong. */
import type { Browser, FrameLocator, Page, Request } from "playwright-core";
import { desktopUserAgent } from "./browser.ts";

export interface Visit {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Errors in the console, failed requests and answers from 400 on, in the order they came. */
  readonly complaints: string[];
  /** Opens a page of the app in the admin, `/catalogue` for example, and waits until it answers to clicks and keys. */
  open(path: string): Promise<void>;
  /** The message at the foot of the admin. */
  toast(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const desktop: Screen = { width: 1440, height: 900 };
export const phone: Screen = { width: 390, height: 844 };

const patienceMs = 90_000;

/** @param adminUrl of the app in a shop's admin, without a slash at its end */
export async function startVisit(browser: Browser, adminUrl: string, screen: Screen): Promise<Visit> {
  const context = await browser.newContext({ userAgent: desktopUserAgent, viewport: screen });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const app = page.frameLocator("#app");
  return {
    page,
    app,
    complaints: watch(page),
    async open(path) {
      await page.goto(`${adminUrl}${path}`);
      await untilAlive(app);
    },
    async toast(text) {
      await page.locator("#toasts").getByText(text).waitFor();
    },
    close: () => context.close(),
  };
}

function watch(page: Page): string[] {
  const complaints: string[] = [];
  const pathOf = (url: string) => new URL(url).pathname;
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // What the network refused is told below, with its path instead of its whole address.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("requestfailed", (request) => {
    if (!wasLeft(request))
      complaints.push(`${request.failure()?.errorText ?? "failed"} ${pathOf(request.url())}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${pathOf(response.url())}`);
  });
  return complaints;
}

/** A page that is left drops what it was still loading. */
const wasLeft = (request: Request) => request.failure()?.errorText === "net::ERR_ABORTED";

/** Polaris paints the body when React has taken over the page; effects, which listen for keys, run right after. */
async function untilAlive(app: FrameLocator): Promise<void> {
  await app.locator("body[style*='background-color']").waitFor();
  await app.locator("body").evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

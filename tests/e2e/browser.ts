/** Chromium as a merchant's desktop browser: Debian's own package, driven by playwright-core. */
import { access } from "node:fs/promises";
import { chromium, type Browser } from "playwright-core";

export const chromiumPath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Shopify's library answers 410 to the user agent of a headless browser. */
export const desktopUserAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @throws Error with the command that installs Chromium, when there is none */
export async function openBrowser(executablePath = chromiumPath): Promise<Browser> {
  await access(executablePath).catch((cause: unknown) => {
    const mend = "run: apt-get install -y chromium, or set CHROMIUM_PATH";
    throw new Error(`expected Chromium at ${executablePath} but received none; ${mend}`, { cause });
  });
  return chromium.launch({ executablePath, args: flags });
}

/**
 * node sandbox/marketplaces.ts --app-url URL [--state DIR] [--amazon PORT] [--ebay PORT] [--etsy PORT] : starts the
 * stand-ins for marketplaces and prints their addresses. To add one: a line in `start`.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";

import { startAmazonSandbox } from "./amazon/server.ts";
import { startEbaySandbox } from "./ebay/server.ts";
import { startEtsySandbox } from "./etsy/server.ts";

interface StandInOptions {
  readonly port: number;
  readonly stateDir?: string;
  /** Where the app's sellers come back; channels other than Etsy know it from the app's registration. */
  readonly redirectUrl: string;
}

interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

const start: Readonly<Record<string, (options: StandInOptions) => Promise<Started>>> = {
  amazon: startAmazonSandbox,
  ebay: startEbaySandbox,
  etsy: startEtsySandbox,
};

const names = Object.keys(start);

const { values } = parseArgs({
  options: {
    ...Object.fromEntries(["app-url", "state", ...names].map((name) => [name, { type: "string" as const }])),
  },
});
const { "app-url": appUrl = "http://127.0.0.1:3000", state } = values;

const started = new Map<string, Started>();
for (const [name, open] of Object.entries(start)) {
  const options: StandInOptions = {
    port: Number(values[name] ?? 0),
    ...(state !== undefined && { stateDir: join(state, name) }),
    redirectUrl: `${appUrl}/channels/${name}/callback`,
  };
  started.set(name, await open(options));
}
console.log(JSON.stringify(Object.fromEntries([...started].map(([name, { url }]) => [name, url]))));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void Promise.all([...started.values()].map((one) => one.stop())).then(() => process.exit(0));
  });
}

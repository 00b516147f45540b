/** Listens on 127.0.0.1 with a Hono app, and ends at once when told, whoever is still connected. */
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

export interface ServeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** PEM; plain HTTP without. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

// Hono's types name the variables of each app; serving needs none of them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function serve(app: Hono<any>, { port, tls }: ServeOptions): Promise<Listening> {
  const secure = tls && { createServer: createSecureServer, serverOptions: { ...tls } };
  const server = createAdaptorServer({ fetch: app.fetch, ...secure });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** Finds TCP ports on 127.0.0.1 that nobody listens on. */
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** A port that is free now; whoever binds it soon gets it. */
export async function freePort(): Promise<number> {
  const port = await tryListen(0);
  if (port === null) throw new Error("expected a free port on 127.0.0.1 but received none");
  return port;
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await tryListen(port)) !== null;
}

function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(null);
    });
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => {
        resolve(taken);
      });
    });
  });
}

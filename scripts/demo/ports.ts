/** Which ports the parts listen on. */
import { createServer, type AddressInfo } from "node:net";
import { Refusal } from "./refusal.ts";

export interface Ports {
  readonly sandbox: number;
  readonly web: number;
  readonly postgres: number;
}

/** Three ports in a row, refused in one sentence when another program holds one of them. */
export async function portsFrom(base: number): Promise<Ports> {
  for (const port of [base, base + 1, base + 2]) {
    if (await isFree(port)) continue;
    throw new Refusal(
      `port ${port} is in use by another program. Stop that program, or start with other ports: ./demo --port ${base + 100}`,
    );
  }
  return { sandbox: base, web: base + 1, postgres: base + 2 };
}

/** Three ports nobody uses at the moment. */
export async function freePorts(): Promise<Ports> {
  const [sandbox, web, postgres] = await Promise.all([freePort(), freePort(), freePort()]);
  return { sandbox, web, postgres };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      // Closed in the next tick of all three, so that the system hands out three different ports.
      setTimeout(() => probe.close(() => resolve(port)), 20);
    });
  });
}

/** Which ports the parts listen on. */
import { freePort, isPortFree } from "../free-port.ts";
import { Refusal } from "./refusal.ts";

export interface Ports {
  readonly sandbox: number;
  readonly web: number;
  readonly postgres: number;
}

/** Three ports in a row, refused in one sentence when another program holds one of them. */
export async function portsFrom(base: number): Promise<Ports> {
  for (const port of [base, base + 1, base + 2]) {
    if (await isPortFree(port)) continue;
    throw new Refusal(
      `port ${port} is in use by another program. Stop that program, or start with other ports: ./demo --port ${base + 100}`,
    );
  }
  return { sandbox: base, web: base + 1, postgres: base + 2 };
}

/** Three ports nobody uses at the moment. */
export async function freePorts(): Promise<Ports> {
  const ports = new Set<number>();
  while (ports.size < 3) ports.add(await freePort());
  const [sandbox = 0, web = 0, postgres = 0] = ports;
  return { sandbox, web, postgres };
}

/** Which ports the demo's addresses use; PostgreSQL takes any free one. */
import { freePort, isPortFree } from "../free-port.ts";
import { Refusal } from "./refusal.ts";

export interface Ports {
  readonly sandbox: number;
  readonly web: number;
}

/** The port asked for and the one after it, refused in one sentence when another program holds one of them. */
export async function portsFrom(base: number): Promise<Ports> {
  for (const port of [base, base + 1]) {
    if (await isPortFree(port)) continue;
    throw new Refusal(
      `port ${port} is in use by another program. Stop that program, or start with other ports: ./demo --port ${base + 100}`,
    );
  }
  return { sandbox: base, web: base + 1 };
}

/** Two ports nobody uses at the moment. */
export async function freePorts(): Promise<Ports> {
  const sandbox = await freePort();
  let web = sandbox;
  while (web === sandbox) web = await freePort();
  return { sandbox, web };
}

/** Which ports the demo's addresses use; PostgreSQL takes any free one. */
import { freePort, isPortFree } from "../free-port.ts";
import { marketplaceNames, type MarketplacePorts } from "./marketplaces.ts";
import { Refusal } from "./refusal.ts";

export const portCount = 2 + marketplaceNames.length;

export interface Ports {
  readonly sandbox: number;
  readonly web: number;
  readonly marketplaces: MarketplacePorts;
}

/** The port asked for and those after it, refused in one sentence when another program holds one of them. */
export async function portsFrom(base: number): Promise<Ports> {
  for (let port = base; port < base + portCount; port += 1) {
    if (await isPortFree(port)) continue;
    throw new Refusal(
      `port ${port} is in use by another program. Stop that program, or start with other ports: ./demo --port ${base + 100}`,
    );
  }
  return { sandbox: base, web: base + 1, marketplaces: marketplacesFrom((index) => base + 2 + index) };
}

/** Ports nobody uses at the moment, each another one. */
export async function freePorts(): Promise<Ports> {
  const ports = new Set<number>();
  while (ports.size < portCount) ports.add(await freePort());
  const [sandbox = 0, web = 0, ...others] = ports;
  return { sandbox, web, marketplaces: marketplacesFrom((index) => others[index] ?? 0) };
}

function marketplacesFrom(portAt: (index: number) => number): MarketplacePorts {
  const pairs = marketplaceNames.map((name, index) => [name, portAt(index)] as const);
  return Object.fromEntries(pairs) as unknown as MarketplacePorts;
}

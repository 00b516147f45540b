/** Decides which network addresses a fetch may reach: the public internet only (OWASP SSRF prevention). */
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "#core/errors.ts";

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Every address of a host name. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true, order: "verbatim" });

/** False for private, loopback, link-local, reserved, multicast, mapped and tunnelled addresses. */
function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Throws FETCH_BLOCKED for an address literal that is not public; names are judged when they are looked up. */
export function refuseAddressLiteral(hostname: string): void {
  const literal = hostname.replace(/^\[|\]$/gu, "");
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw blocked(hostname, literal);
}

/**
 * A socket's name lookup that fails with FETCH_BLOCKED when any address of the name is not public. The socket
 * connects to the very addresses judged here, so a name that changes its answer meanwhile gains nothing.
 */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !isPublicAddress(address));
        const [first] = addresses;
        if (refused !== undefined) callback(blocked(hostname, refused.address), "", 0);
        else if (first === undefined)
          callback(new Error(`expected an address for ${hostname} but received none`), "", 0);
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), "", 0),
    );
  };
}

function blocked(hostname: string, address: string): AppError {
  return new AppError("FETCH_BLOCKED", `expected a public address for ${hostname} but received ${address}`);
}

/** Authorisation codes and tokens of sellers, on a clock that tests may move. */
import { createHash, randomBytes } from "node:crypto";

export interface Clock {
  /** Milliseconds since 1970, moved by what was asked for. */
  readonly now: () => number;
  readonly advance: (ms: number) => void;
}

export function openClock(): Clock {
  let movedMs = 0;
  return {
    now: () => Date.now() + movedMs,
    advance: (ms) => {
      movedMs += ms;
    },
  };
}

/** What a seller agreed to on the consent page. */
export interface Consent {
  readonly clientId: string;
  readonly sellerId: string;
  readonly scopes: readonly string[];
  readonly redirectUrl: string;
  /** RFC 7636, S256; null where the client sent none. */
  readonly codeChallenge: string | null;
}

export interface Grant {
  readonly clientId: string;
  readonly sellerId: string;
  readonly scopes: readonly string[];
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

export interface TokenRules {
  /** What the platform's tokens look like. */
  readonly name: (kind: "access" | "refresh", sellerId: string, secret: string) => string;
  readonly codeMs: number;
  readonly accessMs: number;
  readonly refreshMs: number;
  /** Each use of a refresh token gives a new one, and the old one is spent. */
  readonly rotates: boolean;
}

export interface Tokens {
  issueCode(consent: Consent): string;
  /** Null for a code that is unknown, used, too old, or comes with the wrong verifier or redirect. */
  exchange(code: string, sent: { clientId: string; redirectUrl?: string; verifier?: string }): Grant | null;
  refresh(refreshToken: string, clientId: string): Grant | null;
  /** The grant of an access token that is good now. */
  holderOf(accessToken: string): Grant | null;
  /** All tokens of a seller stop working. */
  revoke(sellerId: string): void;
  expireAccess(): void;
  /** How many times tokens were given out: more than one at a time is a client's mistake. */
  readonly issued: () => number;
}

const secret = () => randomBytes(24).toString("base64url");

/** @param held the grants given so far; changed in place, so that they can be kept over a restart */
export function openTokens(clock: Clock, rules: TokenRules, held: { grants: Grant[] }): Tokens {
  const codes = new Map<string, { consent: Consent; expiresAt: number }>();
  let issued = 0;
  const grant = (to: Pick<Grant, "clientId" | "sellerId" | "scopes">, kept?: Grant): Grant => {
    issued += 1;
    const made = {
      clientId: to.clientId,
      sellerId: to.sellerId,
      scopes: to.scopes,
      accessToken: rules.name("access", to.sellerId, secret()),
      accessExpiresAt: clock.now() + rules.accessMs,
      refreshToken: kept?.refreshToken ?? rules.name("refresh", to.sellerId, secret()),
      refreshExpiresAt: kept?.refreshExpiresAt ?? clock.now() + rules.refreshMs,
    };
    held.grants.push(made);
    return made;
  };
  return {
    issueCode(consent) {
      const code = secret();
      codes.set(code, { consent, expiresAt: clock.now() + rules.codeMs });
      return code;
    },
    exchange(code, { clientId, redirectUrl, verifier = "" }) {
      const known = codes.get(code);
      codes.delete(code);
      if (known === undefined || known.expiresAt < clock.now()) return null;
      const { consent } = known;
      const proven = consent.codeChallenge === null || consent.codeChallenge === challengeOf(verifier);
      const sameWay = redirectUrl === undefined || redirectUrl === consent.redirectUrl;
      return proven && sameWay && clientId === consent.clientId ? grant(consent) : null;
    },
    refresh(refreshToken, clientId) {
      const used = held.grants.find((candidate) => candidate.refreshToken === refreshToken);
      if (used?.clientId !== clientId || used.refreshExpiresAt < clock.now()) return null;
      if (!rules.rotates) return grant(used, used);
      held.grants = held.grants.filter((candidate) => candidate.refreshToken !== refreshToken);
      return grant(used);
    },
    holderOf: (accessToken) =>
      held.grants.find((given) => given.accessToken === accessToken && given.accessExpiresAt > clock.now()) ??
      null,
    revoke(sellerId) {
      held.grants = held.grants.filter((given) => given.sellerId !== sellerId);
    },
    expireAccess() {
      held.grants = held.grants.map((given) => ({ ...given, accessExpiresAt: 0 }));
    },
    issued: () => issued,
  };
}

/** RFC 7636 section 4.2. */
const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");

/** Shopify's session storage with the tokens sealed at rest; everything else is as the library keeps it. */
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { prisma } from "#prisma/client.ts";
import { open, seal } from "../crypto.ts";
import { sessionContext } from "./session-context.ts";

type OpenedStorage = SessionStorage & Required<Pick<SessionStorage, "findSessionsByShop" | "deleteSessions">>;

/** A session whose tokens do not open, for example after a change of key, is as if it were not there. */
export function openSealedSessionStorage(): OpenedStorage {
  const rows = new PrismaSessionStorage(prisma);
  return {
    storeSession: (session) => rows.storeSession(sealed(session)),
    loadSession: async (id) => opened(await rows.loadSession(id)),
    deleteSession: (id) => rows.deleteSession(id),
    deleteSessions: (ids) => rows.deleteSessions(ids),
    findSessionsByShop: async (shop) => {
      const found = await rows.findSessionsByShop(shop);
      return found.map(opened).filter((session) => session !== undefined);
    },
  };
}

const tokens = ["accessToken", "refreshToken"] as const;

function copyOf(session: Session): Session {
  return new Session(session.toObject());
}

function sealed(session: Session): Session {
  const copy = copyOf(session);
  for (const token of tokens) {
    const plain = session[token];
    if (plain !== undefined) copy[token] = seal(plain, sessionContext(session.id, token));
  }
  return copy;
}

function opened(session: Session | undefined): Session | undefined {
  if (session === undefined) return undefined;
  const copy = copyOf(session);
  for (const token of tokens) {
    const text = session[token];
    if (text === undefined) continue;
    const plain = open(text, sessionContext(session.id, token));
    if (plain === null) return undefined;
    copy[token] = plain;
  }
  return copy;
}

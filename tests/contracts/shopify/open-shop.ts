/** A shop of a fresh sandbox, with an admin client that got its token by a real token exchange. */
import sharp from "sharp";
import { type AdminClient, type AdminGraphql, createAdminClient } from "#connectors/shopify/admin-client.ts";
import type { SandboxOptions } from "../../../sandbox/shopify/options.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/shopify/server.ts";

const domain = "demo-store.myshopify.com";
const app = { apiKey: "key", apiSecret: "secret", appUrl: "http://127.0.0.1:9" };

export interface MediaState {
  readonly id: string;
  readonly fileName: string;
  readonly alt: string;
  readonly status: string;
  readonly url: string | null;
  readonly mimeType: string | null;
}

export interface ProductState {
  readonly id: string;
  readonly media: readonly MediaState[];
  readonly variants: readonly { readonly id: string; readonly mediaId: string | null }[];
}

interface Fault {
  readonly kind: string;
  readonly match?: { readonly operation?: string; readonly path?: string; readonly contains?: string };
  readonly times?: number;
  readonly skip?: number;
  readonly status?: number;
  readonly code?: string;
  readonly userError?: { readonly field: readonly string[]; readonly message: string; readonly code: string };
}

export interface TestShop {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly client: AdminClient;
  /** What the client sends with: one HTTP call each, nothing waited for. */
  readonly graphql: AdminGraphql;
  readonly accessToken: string;
  addProduct(product: object): Promise<ProductState>;
  editProduct(id: string, edit: object): Promise<void>;
  deleteProduct(id: string): Promise<void>;
  product(id: string): Promise<ProductState>;
  files(): Promise<readonly MediaState[]>;
  /** Names of the operations asked for, in order. */
  operations(): Promise<string[]>;
  breakNext(fault: Fault): Promise<void>;
  /** Leaves so many points of the query budget. */
  drain(pointsLeft: number): Promise<void>;
  revokeTokens(): Promise<void>;
  stop(): Promise<void>;
}

export async function openShop(options: Partial<SandboxOptions> = {}): Promise<TestShop> {
  const sandbox = await startSandbox({ ...app, seed: "none", mediaDelayMs: 10, jobDelayMs: 5, ...options });
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${sandbox.url}/__sandbox${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`expected ${method} ${path} to work but received ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  const tell = async (method: string, path: string, body?: object): Promise<void> => {
    await ask(method, path, body);
  };
  const state = async () =>
    (await ask("GET", `/state?shop=${domain}`)) as { products: ProductState[]; files: MediaState[] };
  const accessToken = await exchangeToken(sandbox.url);
  const graphql = graphqlWith(sandbox.url, accessToken);
  return {
    sandbox,
    url: sandbox.url,
    client: createAdminClient(graphql),
    ...{ graphql, accessToken },
    addProduct: async (product) =>
      (await ask("POST", "/products", { shop: domain, ...product })) as ProductState,
    editProduct: (id, edit) => tell("PATCH", `/products/${id}`, edit),
    deleteProduct: (id) => tell("DELETE", `/products/${id}`),
    product: async (id) => {
      const found = (await state()).products.find((product) => product.id === id);
      if (found === undefined) throw new Error(`expected the product ${id} in the sandbox but received none`);
      return found;
    },
    files: async () => (await state()).files,
    operations: async () =>
      ((await ask("GET", "/requests")) as { operation: string | null }[]).flatMap(
        ({ operation }) => operation ?? [],
      ),
    breakNext: (fault) => tell("POST", "/faults", fault),
    drain: (pointsLeft) => tell("POST", "/drain", { shop: domain, pointsLeft }),
    revokeTokens: () => tell("POST", "/revoke-tokens", { shop: domain }),
    stop: () => sandbox.stop(),
  };
}

async function exchangeToken(url: string): Promise<string> {
  const sessionToken = await (await fetch(`${url}/__sandbox/session-token?shop=${domain}`)).text();
  const response = await fetch(`${url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-shop-domain": domain },
    body: JSON.stringify({
      client_id: app.apiKey,
      client_secret: app.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: sessionToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

export function graphqlWith(url: string, accessToken: string): AdminGraphql {
  return (query, options) =>
    fetch(`${url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-shop-domain": domain,
        "x-shopify-access-token": accessToken,
      },
      body: JSON.stringify({ query, variables: options?.variables }),
      ...(options?.signal && { signal: options.signal }),
    });
}

/** A small photo-like picture; every colour gives other bytes. */
export function paint(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
}

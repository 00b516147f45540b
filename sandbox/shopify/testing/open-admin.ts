/** For tests: a fresh sandbox on a free port and, per shop, an app that talks to it over HTTP as a real one would. */
/* eslint-disable @typescript-eslint/no-unsafe-member-access -- GraphQL answers are read field by field, and wrong ones fail the test */
import sharp from "sharp";

import type { stateOfProduct, stateOfShop } from "../control/state.ts";
import type { SandboxOptions } from "../options.ts";
import { startSandbox, type Sandbox } from "../server.ts";

export const demoShop = "demo-store.myshopify.com";
export const otherShop = "other-store.myshopify.com";
export const app = { apiKey: "test-key", apiSecret: "test-secret", appUrl: "http://127.0.0.1:9" };

export type ShopState = ReturnType<typeof stateOfShop>;
export type ProductState = ReturnType<typeof stateOfProduct>;

export interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly error?: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read field by field in assertions
export type Answer = { data: any; errors?: any[]; extensions: any };

export const startTestSandbox = (options: Partial<SandboxOptions> = {}): Promise<Sandbox> =>
  startSandbox({ ...app, seed: "none", mediaDelayMs: 15, jobDelayMs: 10, webhookRetryMs: 10, ...options });

export const tokenExchangeForm = (subjectToken: string) => ({
  client_id: app.apiKey,
  client_secret: app.apiSecret,
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token: subjectToken,
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
});

export function askForToken(url: string, form: object, shop = demoShop): Promise<Response> {
  return fetch(`${url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-shop-domain": shop },
    body: JSON.stringify(form),
  });
}

export const sessionToken = async (url: string, shop = demoShop) =>
  (await fetch(`${url}/__sandbox/session-token?shop=${shop}`)).text();

export function postGraphql(
  url: string,
  token: string,
  body: object | string,
  shop = demoShop,
): Promise<Response> {
  return fetch(`${url}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-shopify-shop-domain": shop,
      "x-shopify-access-token": token,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

export interface Admin {
  readonly token: string;
  readonly run: (query: string, variables?: object) => Promise<Answer>;
  readonly addProduct: (product: object) => Promise<ProductState>;
  readonly state: () => Promise<ShopState>;
  readonly product: (id: string) => Promise<ProductState>;
  readonly control: (method: string, path: string, body?: object) => Promise<Response>;
}

/** Gets a token by a real token exchange. */
export async function openAdmin(url: string, shop = demoShop): Promise<Admin> {
  const answer = await askForToken(url, tokenExchangeForm(await sessionToken(url, shop)), shop);
  const { access_token: token } = (await answer.json()) as TokenAnswer;
  const control = (method: string, path: string, body?: object) =>
    fetch(`${url}/__sandbox${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const state = async () => (await (await control("GET", `/state?shop=${shop}`)).json()) as ShopState;
  return {
    token,
    control,
    state,
    run: async (query, variables = {}) =>
      (await (await postGraphql(url, token, { query, variables }, shop)).json()) as Answer,
    addProduct: async (product) =>
      (await (
        await control("POST", "/products", { shop, title: "Vase", ...product })
      ).json()) as ProductState,
    product: async (id) => {
      const found = (await state()).products.find((product) => product.id === id);
      if (!found) throw new Error(`expected the product ${id} in ${shop} but received none`);
      return found;
    },
  };
}

/** A plain picture; another colour gives other bytes. */
export const paint = (colour: string, widthPx = 40, heightPx = 30): Promise<Buffer> =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

export const imageOf = async (fileName: string, colour: string, alt = "") => ({
  fileName,
  alt,
  base64: (await paint(colour)).toString("base64"),
});

/** Stages bytes by POST, as an app should, and returns the resourceUrl. */
export async function upload(admin: Admin, fileName: string, bytes: Uint8Array, mimeType = "image/jpeg") {
  const staged = await admin.run(
    `mutation ($input: [StagedUploadInput!]!) {
      stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { message } }
    }`,
    { input: [{ filename: fileName, mimeType, httpMethod: "POST", resource: "IMAGE" }] },
  );
  const [target] = staged.data.stagedUploadsCreate.stagedTargets as [
    { url: string; resourceUrl: string; parameters: { name: string; value: string }[] },
  ];
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)], { type: mimeType }), fileName);
  const answer = await fetch(target.url, { method: "POST", body: form });
  return { target, answer, resourceUrl: target.resourceUrl };
}

export const fileCreateDocument = `mutation Create($files: [FileCreateInput!]!) {
  fileCreate(files: $files) {
    files { id alt fileStatus fileErrors { code } ... on MediaImage { status image { url } } }
    userErrors { field message code }
  }
}`;

export const fileUpdateDocument = `mutation Update($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) {
    files { id alt fileStatus preview { image { url width } } ... on MediaImage { image { url width } } }
    userErrors { field message code }
  }
}`;

/** Creates a file from bytes and waits until its processing has ended. */
export async function createFile(admin: Admin, fileName: string, bytes: Uint8Array, alt = "") {
  const { resourceUrl } = await upload(admin, fileName, bytes);
  const files = [{ originalSource: resourceUrl, filename: fileName, alt, contentType: "IMAGE" }];
  const created = await admin.run(fileCreateDocument, { files });
  return settled(admin, created.data.fileCreate.files[0].id as string);
}

/** The file once it is READY or FAILED and nothing is pending. */
export const settled = (admin: Admin, id: string) =>
  until(async () => {
    const file = (await admin.state()).files.find((candidate) => candidate.id === id);
    return file && file.pendingSource === null && ["READY", "FAILED"].includes(file.status)
      ? file
      : undefined;
  });

/** Asks again until there is an answer; fails after 10 s. */
export async function until<Found>(ask: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("expected an answer within 10 s but received none");
}

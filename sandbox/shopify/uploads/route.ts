/** The storage behind staged uploads: a signed POST form, or a signed PUT. */
import { Hono } from "hono";

import type { SandboxContext, SandboxEnv } from "../http.ts";
import { maxImageBytes } from "../media/inspect-image.ts";
import type { Platform } from "../platform.ts";
import type { Shop, StagedUpload } from "../records.ts";
import type { Store } from "../store.ts";
import { bucketPath, keyOfResource } from "./staged-address.ts";

interface OpenUpload {
  readonly shop: Shop;
  readonly upload: StagedUpload;
}

export function uploadsRoute({ store }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();

  route.post(bucketPath, async (context) => {
    const form = await readForm(context);
    if (!form) return denied(context, 400, "MalformedPOSTRequest", "The body is not multipart/form-data.");
    const names = [...form.keys()];
    const found = findUpload(store, textOf(form, "key"));
    // Cloud storage reads the form as a stream: fields after the file are not seen.
    if (names.at(-1) !== "file")
      return denied(context, 400, "InvalidArgument", "The file must be the last field.");
    if (!found || found.upload.method !== "POST") return denied(context, 403, "AccessDenied", "Unknown key.");
    const broken = brokenCondition(found.upload, form);
    if (broken) return denied(context, 403, "AccessDenied", broken);
    const file = form.get("file");
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const size = refuseSize(context, bytes);
    if (size) return size;
    accept(store, found, bytes);
    const location = `${store.origin}${bucketPath}${found.upload.key}`;
    context.header("Content-Type", "application/xml");
    return context.body(`<PostResponse><Location>${escape(location)}</Location></PostResponse>`, 201);
  });

  route.put(`${bucketPath}*`, async (context) => {
    const found = findUpload(
      store,
      keyOfResource(store, store.origin + new URL(context.req.url).pathname) ?? "",
    );
    const signature = context.req.query("X-Goog-Signature");
    if (!found || found.upload.method !== "PUT" || signature !== found.upload.signature) {
      return denied(context, 403, "SignatureDoesNotMatch", "The signature does not match.");
    }
    if (found.upload.expiresAt <= Date.now())
      return denied(context, 400, "ExpiredToken", "The address has expired.");
    accept(store, found, new Uint8Array(await context.req.arrayBuffer()));
    return context.body(null, 200);
  });

  return route;
}

function findUpload(store: Store, key: string): OpenUpload | undefined {
  for (const shop of store.shops.values()) {
    const upload = shop.stagedUploads.get(key);
    if (upload) return { shop, upload };
  }
  return undefined;
}

function accept(store: Store, { shop, upload }: OpenUpload, bytes: Uint8Array): void {
  upload.sha256 = store.putBytes(bytes);
  store.touch(shop);
}

/** The policy's conditions, its signature and its expiry after 24 h; null when all hold. */
function brokenCondition(upload: StagedUpload, form: FormData): string | null {
  if (textOf(form, "policy") !== upload.policy || textOf(form, "x-goog-signature") !== upload.signature) {
    return "The policy's signature does not match.";
  }
  if (upload.expiresAt <= Date.now()) return "The policy has expired.";
  const conditions = { "Content-Type": upload.mimeType, success_action_status: "201", acl: "private" };
  for (const [field, expected] of Object.entries(conditions)) {
    if (textOf(form, field) !== expected)
      return `Policy Condition failed: ["eq", "$${field}", "${expected}"]`;
  }
  return null;
}

/** content-length-range [1, 20971520] of the policy. */
function refuseSize(context: SandboxContext, bytes: Uint8Array): Response | null {
  if (bytes.byteLength < 1)
    return denied(context, 400, "EntityTooSmall", "The upload is below the minimum size.");
  if (bytes.byteLength <= maxImageBytes) return null;
  return denied(context, 400, "EntityTooLarge", "The upload exceeds the maximum size.");
}

async function readForm(context: SandboxContext): Promise<FormData | null> {
  try {
    return await context.req.formData();
  } catch {
    return null;
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function denied(context: SandboxContext, status: 400 | 403, code: string, message: string): Response {
  context.header("Content-Type", "application/xml");
  return context.body(`<Error><Code>${code}</Code><Message>${escape(message)}</Message></Error>`, status);
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

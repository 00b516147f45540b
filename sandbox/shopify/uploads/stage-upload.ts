/** Makes one staged upload target in the shape a real store answered (facts 2.3). */
import { createHmac, randomUUID } from "node:crypto";

import { maxImageBytes } from "../media/inspect-image.ts";
import type { Shop, StagedUpload } from "../records.ts";
import type { Store } from "../store.ts";
import { bucketPath, resourceUrl } from "./staged-address.ts";

export interface UploadRequest {
  readonly fileName: string;
  readonly mimeType: string;
  readonly method: "POST" | "PUT";
}

const dayMs = 24 * 60 * 60 * 1000;
const algorithm = "GOOG4-RSA-SHA256";

/** Opens the upload and says where and how to send the bytes. */
export function stageUpload(store: Store, shop: Shop, { fileName, mimeType, method }: UploadRequest) {
  const key = `tmp/${String(shop.number)}/products/${randomUUID()}/${fileName}`;
  const expiresAt = Date.now() + (method === "POST" ? dayMs : 7 * dayMs);
  const policy = Buffer.from(JSON.stringify(policyFor(key, mimeType, expiresAt))).toString("base64");
  const signature = createHmac("sha256", `storage:${store.settings.apiSecret}`).update(policy).digest("hex");
  const upload: StagedUpload = {
    key,
    method,
    fileName,
    mimeType,
    policy,
    signature,
    expiresAt,
    sha256: null,
  };
  shop.stagedUploads.set(key, upload);
  store.touch(shop);
  const resource = resourceUrl(store, key);
  return method === "POST"
    ? { url: `${store.origin}${bucketPath}`, resourceUrl: resource, parameters: formFields(upload) }
    : {
        url: `${resource}?${signedQuery(upload)}`,
        resourceUrl: resource,
        parameters: putParameters(mimeType),
      };
}

/** The storage enforces [1, 20 MiB] and the expiry after 24 h. */
const policyFor = (key: string, mimeType: string, expiresAt: number) => ({
  conditions: [
    { "Content-Type": mimeType },
    { success_action_status: "201" },
    { acl: "private" },
    ["content-length-range", 1, maxImageBytes],
    { bucket: "shopify-staged-uploads" },
    { key },
  ],
  expiration: new Date(expiresAt).toISOString(),
});

/** Form fields in the captured order; every one goes before `file`. */
function formFields({ mimeType, key, signature, policy, expiresAt }: StagedUpload) {
  const date = compactDate(expiresAt - dayMs);
  return Object.entries({
    "Content-Type": mimeType,
    success_action_status: "201",
    acl: "private",
    key,
    "x-goog-date": date,
    "x-goog-credential": `merchant-assets@shopify-tiers.example/${date.slice(0, 8)}/auto/storage/goog4_request`,
    "x-goog-algorithm": algorithm,
    "x-goog-signature": signature,
    policy,
  }).map(([name, value]) => ({ name, value }));
}

const putParameters = (mimeType: string) => [
  { name: "content_type", value: mimeType },
  { name: "acl", value: "private" },
];

/** Only `host` is signed: extra headers of a PUT are not verified. */
const signedQuery = ({ signature, expiresAt }: StagedUpload) =>
  new URLSearchParams({
    "X-Goog-Algorithm": algorithm,
    "X-Goog-Date": compactDate(expiresAt - 7 * dayMs),
    "X-Goog-Expires": "604800",
    "X-Goog-SignedHeaders": "host",
    "X-Goog-Signature": signature,
  }).toString();

const compactDate = (ms: number) => new Date(ms).toISOString().replaceAll(/[-:]|\.\d{3}/g, "");

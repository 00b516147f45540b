/** A bulk operation as the Admin API shows it, and the signed address of its result. */
import { createHmac } from "node:crypto";

import type { BulkOperation } from "../records.ts";
import type { Store } from "../store.ts";

/** "The URL expires seven days after the operation completes" (schema text of BulkOperation.url). */
const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

export function showBulkOperation(store: Store, operation: BulkOperation) {
  const { fileBytes, objectCount, rootObjectCount, result, ...rest } = operation;
  const url = result === null ? null : resultUrl(store, operation);
  return {
    ...rest,
    __typename: "BulkOperation",
    type: "QUERY",
    // UnsignedInt64: strings of digits.
    objectCount: String(objectCount),
    rootObjectCount: String(rootObjectCount),
    fileSize: result === null ? null : String(fileBytes),
    url: result === "whole" ? url : null,
    partialDataUrl: result === "partial" ? url : null,
  };
}

function resultUrl(store: Store, { id, completedAt, createdAt }: BulkOperation): string {
  const expires = Date.parse(completedAt ?? createdAt) + lifetimeMs;
  const number = id.split("/").at(-1) ?? "";
  const query = `Expires=${String(expires)}&Signature=${sign(store, number, expires)}`;
  return `${store.origin}/bulk-results/${number}.jsonl?${query}`;
}

/** Whether this address was signed here and still lives. */
export function isSignedResult(store: Store, number: string, query: URLSearchParams): boolean {
  const expires = Number(query.get("Expires"));
  return expires > Date.now() && query.get("Signature") === sign(store, number, expires);
}

const sign = (store: Store, number: string, expires: number) =>
  createHmac("sha256", `bulk:${store.settings.apiSecret}`)
    .update(`${number}:${String(expires)}`)
    .digest("hex");

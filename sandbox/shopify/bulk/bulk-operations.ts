/** Bulk queries of a shop: begun, running, ended, cancelled. */
import { closeSync, openSync, truncateSync, writeSync } from "node:fs";
import type { DocumentNode } from "graphql";

import type { Call } from "../graphql/call.ts";
import type { BulkOperation } from "../records.ts";
import { readLines } from "./read-lines.ts";

/** "Five bulk query operations at a time per shop" (docs/api/usage/bulk-operations/queries, 2026-01 and later). */
export const maxAtOnce = 5;

const isUnderWay = ({ status }: BulkOperation) => ["CREATED", "RUNNING", "CANCELING"].includes(status);

export const underWay = ({ shop }: Call): BulkOperation[] =>
  [...shop.bulkOperations.values()].filter(isUnderWay);

export function beginBulkOperation(
  call: Call,
  query: string,
  document: DocumentNode,
  groupObjects: boolean,
): BulkOperation {
  const { store } = call.platform;
  const operation: BulkOperation = {
    ...{ id: store.newId(call.shop, "BulkOperation"), query, status: "CREATED", errorCode: null },
    ...{ createdAt: new Date().toISOString(), completedAt: null },
    ...{ objectCount: 0, rootObjectCount: 0, fileBytes: 0, result: null },
  };
  call.shop.bulkOperations.set(operation.id, operation);
  call.platform.timers.after(store.settings.bulkDelayMs, () => run(call, operation, document, groupObjects));
  return operation;
}

/** Takes effect when the operation next looks, as on the platform: CANCELING first, CANCELED later. */
export function cancelBulkOperation(operation: BulkOperation): boolean {
  if (!isUnderWay(operation)) return false;
  operation.status = "CANCELING";
  return true;
}

const isCancelled = ({ status }: BulkOperation) => status === "CANCELING";

async function run(call: Call, operation: BulkOperation, document: DocumentNode, groupObjects: boolean) {
  const { faults, store, timers } = call.platform;
  const subject = { shop: call.shop.domain, path: "", operations: ["bulkOperation"], body: operation.query };
  if (!isCancelled(operation)) operation.status = "RUNNING";
  if (!isCancelled(operation) && faults.isArmed("bulk-stuck", subject)) {
    timers.after(20, () => run(call, operation, document, groupObjects));
    return;
  }
  const lineEnds: number[] = [];
  const path = store.resultPath(operation.id);
  const file = openSync(path, "w");
  try {
    for await (const lines of readLines(call, document, groupObjects)) {
      if (isCancelled(operation)) break;
      for (const { text } of lines) lineEnds.push((lineEnds.at(-1) ?? 0) + Buffer.byteLength(text) + 1);
      writeSync(file, lines.map(({ text }) => `${text}\n`).join(""));
      operation.objectCount += lines.length;
      operation.rootObjectCount += lines.filter(({ isRoot }) => isRoot).length;
    }
  } catch {
    end(call, operation, "FAILED", lineEnds.at(-1) ?? 0, "ACCESS_DENIED");
    return;
  } finally {
    closeSync(file);
  }
  const struck = faults.take(["bulk-failed", "bulk-canceled"], subject);
  if (struck) {
    const half = lineEnds[Math.floor(lineEnds.length / 2) - 1] ?? 0;
    truncateSync(path, half);
    if (struck.kind === "bulk-failed") end(call, operation, "FAILED", half, "INTERNAL_SERVER_ERROR");
    else end(call, operation, "CANCELED", half);
  } else end(call, operation, isCancelled(operation) ? "CANCELED" : "COMPLETED", lineEnds.at(-1) ?? 0);
}

function end(
  { platform: { store }, shop }: Call,
  operation: BulkOperation,
  status: BulkOperation["status"],
  fileBytes: number,
  errorCode: BulkOperation["errorCode"] = null,
): void {
  const result = fileBytes === 0 ? null : status === "COMPLETED" ? "whole" : "partial";
  const completedAt = status === "CANCELED" ? null : new Date().toISOString();
  Object.assign(operation, { status, errorCode, fileBytes, result, completedAt });
  store.announce({ shop, topic: "bulk_operations/finish", bulkOperation: operation });
  store.touch(shop);
  store.save();
}

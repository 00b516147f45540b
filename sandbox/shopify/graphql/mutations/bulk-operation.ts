/** bulkOperationRunQuery and bulkOperationCancel. */
import { beginBulkOperation, cancelBulkOperation, maxAtOnce, underWay } from "../../bulk/bulk-operations.ts";
import { checkBulkQuery } from "../../bulk/check-bulk-query.ts";
import { showBulkOperation } from "../../bulk/show-bulk-operation.ts";
import { type Call, userError } from "../call.ts";

interface RunInput {
  readonly query: string;
  readonly groupObjects: boolean;
}

export function bulkOperationRunQuery(call: Call, { query, groupObjects }: RunInput) {
  const running = underWay(call);
  if (running.length >= maxAtOnce) {
    const ids = running.map(({ id }) => id).join(", ");
    const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
    return { bulkOperation: null, userErrors: [userError(null, message, "OPERATION_IN_PROGRESS")] };
  }
  const checked = checkBulkQuery(query);
  if (!("kind" in checked)) return { bulkOperation: null, userErrors: [checked] };
  const operation = beginBulkOperation(call, query, checked, groupObjects);
  return { bulkOperation: showBulkOperation(call.platform.store, operation), userErrors: [] };
}

export function bulkOperationCancel(call: Call, { id }: { id: string }) {
  const operation = call.shop.bulkOperations.get(id);
  const cancelled = operation !== undefined && cancelBulkOperation(operation);
  const message = operation
    ? `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`
    : "Bulk operation does not exist";
  return {
    bulkOperation: operation ? showBulkOperation(call.platform.store, operation) : null,
    userErrors: cancelled ? [] : [{ field: ["id"], message }],
  };
}

/** fileAcknowledgeUpdateFailed: a file whose replacement failed goes back to READY with its old content. */
import { type Call, userError } from "../call.ts";
import { showFile } from "../show.ts";

export function fileAcknowledgeUpdateFailed({ platform, shop }: Call, { fileIds }: { fileIds: string[] }) {
  const files = fileIds.flatMap((id) => shop.files.get(id) ?? []);
  const missing = fileIds.filter((id) => !shop.files.has(id));
  if (missing.length > 0) {
    const message = `File id ${JSON.stringify(missing)} does not exist.`;
    return { files: [], userErrors: [userError(["fileIds"], message, "FILE_DOES_NOT_EXIST")] };
  }
  // Capture of the message; a file that never had content has nothing to go back to.
  const stuck = files.find((file) => file.status !== "READY" && !(file.status === "FAILED" && file.content));
  if (stuck) {
    const message = `File with id ${stuck.id} is not in the READY state.`;
    return { files: [], userErrors: [userError(["fileIds"], message, "NON_READY_STATE")] };
  }
  for (const file of files) {
    file.status = "READY";
    file.failures = [];
  }
  platform.store.touch(shop);
  return { files: files.map((file) => showFile(platform.store, shop, file)), userErrors: [] };
}

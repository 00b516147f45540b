/** fileUpdate: alt, name, new bytes in place, and which products show the file. */
import { detachMedia, productChanged } from "../../gallery.ts";
import { startProcessing } from "../../media/start-processing.ts";
import type { MediaFile } from "../../records.ts";
import { GraphQLError } from "graphql";
import type { Call } from "../call.ts";
import { mayUse } from "../scopes.ts";
import { showFile } from "../show.ts";
import { type FileUpdateInput, refuseBatch, refuseRow } from "./file-update-refusals.ts";

export function fileUpdate(call: Call, { files: inputs }: { files: FileUpdateInput[] }) {
  const touchesProducts = inputs.some(
    (input) => input.referencesToAdd?.length || input.referencesToRemove?.length,
  );
  // Capture: write_files alone may not touch a gallery.
  if (touchesProducts && !mayUse(call, "write_products")) {
    throw new GraphQLError("Access denied: Missing permission to manage products.", {
      extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
    });
  }
  const batchErrors = refuseBatch(call, inputs);
  if (batchErrors.length > 0) return { files: [], userErrors: batchErrors };

  const updated: MediaFile[] = [];
  const userErrors = inputs.flatMap((input, index) => {
    const refused = refuseRow(input, String(index));
    // Capture: a row that is refused for its alt leaves the other rows updated.
    if (refused.length === 0) updated.push(apply(call, input));
    return refused;
  });
  return { files: updated.map((file) => showFile(call.platform.store, call.shop, file)), userErrors };
}

function apply(call: Call, input: FileUpdateInput): MediaFile {
  const { platform, shop } = call;
  const file = shop.files.get(input.id) as MediaFile;
  if (input.alt != null) file.alt = input.alt;
  if (input.filename != null) file.fileName = input.filename;
  file.updatedAt = new Date().toISOString();
  for (const id of input.referencesToRemove ?? []) changeGallery(call, id, file, "remove");
  for (const id of input.referencesToAdd ?? []) changeGallery(call, id, file, "add");
  const source = input.originalSource ?? input.previewImageSource;
  if (source != null) startProcessing(platform, shop, file, source);
  platform.store.touch(shop);
  return file;
}

/** Adding appends at the end and does nothing when the file is there already; removing clears variants too. */
function changeGallery(
  { platform, shop }: Call,
  productId: string,
  file: MediaFile,
  change: "add" | "remove",
) {
  const product = shop.products.get(productId);
  if (!product || product.mediaIds.includes(file.id) === (change === "add")) return;
  if (change === "add") product.mediaIds.push(file.id);
  else detachMedia(product, file.id);
  productChanged(platform.store, shop, product);
}

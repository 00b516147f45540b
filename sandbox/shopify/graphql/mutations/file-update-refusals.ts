/** Why fileUpdate refuses, in the order and words a real store showed (facts 2.6). */
import { fileByName } from "../../media/file-name.ts";
import {
  extensionOf,
  fileNameOf,
  isSourceAddress,
  maxAltLength,
  maxMediaPerProduct,
} from "../../media/source-address.ts";
import type { Call, UserError } from "../call.ts";
import { userError } from "../call.ts";

export interface FileUpdateInput {
  readonly id: string;
  readonly alt?: string | null;
  readonly filename?: string | null;
  readonly originalSource?: string | null;
  readonly previewImageSource?: string | null;
  readonly referencesToAdd?: readonly string[] | null;
  readonly referencesToRemove?: readonly string[] | null;
}

/** Refusals that leave the whole batch undone; the first kind found is the only one told. */
export function refuseBatch({ shop }: Call, inputs: readonly FileUpdateInput[]): UserError[] {
  const missing = inputs.filter((input) => !shop.files.has(input.id)).map((input) => input.id);
  if (missing.length > 0) {
    const subject = missing.length === 1 ? "File id" : "File ids";
    const verb = missing.length === 1 ? "does" : "do";
    return [
      userError(["files"], `${subject} ${JSON.stringify(missing)} ${verb} not exist.`, "FILE_DOES_NOT_EXIST"),
    ];
  }
  const rows = inputs.flatMap((input) => {
    const file = shop.files.get(input.id);
    return file ? [{ input, file }] : [];
  });
  if (rows.some(({ file }) => file.status !== "READY")) {
    return [userError(["files"], "Non-ready files cannot be updated.", "NON_READY_STATE")];
  }
  if (rows.some(({ input, file }) => input.originalSource != null && file.pendingSource !== null)) {
    // The code is documented; no capture of its text is known.
    return [userError(["files"], "The file is locked while it is being processed.", "FILE_LOCKED")];
  }
  const sources = inputs.flatMap(refuseSources);
  if (sources.length > 0) return sources;
  const renamed = rows.some(
    ({ input, file }) => input.filename != null && extensionOf(input.filename) !== extensionOf(file.fileName),
  );
  // The admin's "Replace" refuses another extension (facts 2.4); that the API does so in these words is a guess.
  const reformatted = rows.some(
    ({ input, file }) =>
      input.originalSource != null && formatOf(input.originalSource) !== formatOf(file.fileName),
  );
  if (renamed || reformatted) {
    // Compared including case.
    const message = "The filename extension provided must match the original filename.";
    return [userError(["files"], message, "INVALID_FILENAME_EXTENSION")];
  }
  if (
    rows.some(
      ({ input, file }) => input.filename != null && (fileByName(shop, input.filename) ?? file) !== file,
    )
  ) {
    return [userError(["files"], "A file with this filename already exists.", "FILENAME_ALREADY_EXISTS")];
  }
  return refuseReferences(shop.products, inputs);
}

/** Refusals of one row; the other rows of the batch are carried out. */
export function refuseRow(input: FileUpdateInput, index: string): UserError[] {
  if ((input.alt?.length ?? 0) <= maxAltLength) return [];
  const message = "The alt value exceeds the maximum limit of 512 characters.";
  return [userError(["files", index, "alt"], message, "ALT_VALUE_LIMIT_EXCEEDED")];
}

/** The extension in small letters, of a name or an address; both ways to write JPEG are one. */
function formatOf(name: string): string {
  const path = URL.canParse(name) ? fileNameOf(name) : name;
  return extensionOf(path).toLowerCase().replace(".jpeg", ".jpg");
}

function refuseSources(input: FileUpdateInput, position: number): UserError[] {
  const index = String(position);
  if (input.originalSource != null && input.previewImageSource != null) {
    const message =
      "Cannot update the preview image and image at the same time because they are one and the same.";
    return ["previewImageSource", "originalSource"].map((field) =>
      userError(["files", index, field], message, "INVALID"),
    );
  }
  const source = input.originalSource ?? input.previewImageSource;
  if (source == null || isSourceAddress(source)) return [];
  // Named previewImageSource even when originalSource is the bad one.
  const message = "Invalid image source url value provided";
  return [userError(["files", index, "previewImageSource"], message, "INVALID_IMAGE_SOURCE_URL")];
}

function refuseReferences(
  products: Call["shop"]["products"],
  inputs: readonly FileUpdateInput[],
): UserError[] {
  const targets = inputs.flatMap((input) => [
    ...(input.referencesToAdd ?? []),
    ...(input.referencesToRemove ?? []),
  ]);
  if (targets.some((id) => !products.has(id))) {
    return [userError(["files"], "The reference target does not exist", "REFERENCE_TARGET_DOES_NOT_EXIST")];
  }
  const added = inputs.flatMap((input) =>
    (input.referencesToAdd ?? []).map((id) => ({ id, file: input.id })),
  );
  for (const [id, product] of products) {
    const fresh = added.filter((entry) => entry.id === id && !product.mediaIds.includes(entry.file)).length;
    if (fresh > 0 && product.mediaIds.length + fresh > maxMediaPerProduct) {
      const message = `Exceeded the limit of ${String(maxMediaPerProduct)} media per product.`;
      return [userError(["files"], message, "PRODUCT_MEDIA_LIMIT_EXCEEDED")];
    }
  }
  return [];
}

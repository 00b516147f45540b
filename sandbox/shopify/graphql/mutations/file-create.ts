/** fileCreate: new library files, attached to nothing. */
import { createFile } from "../../media/create-file.ts";
import { fileByName } from "../../media/file-name.ts";
import { extensionOf, fileNameOf, isSourceAddress, maxAltLength } from "../../media/source-address.ts";
import { startProcessing } from "../../media/start-processing.ts";
import { type Call, userError, type UserError } from "../call.ts";
import { showFile } from "../show.ts";

interface FileCreateInput {
  readonly alt?: string | null;
  readonly duplicateResolutionMode: "APPEND_UUID" | "RAISE_ERROR" | "REPLACE";
  readonly filename?: string | null;
  readonly originalSource: string;
}

export function fileCreate(call: Call, { files }: { files: FileCreateInput[] }) {
  const userErrors = files.flatMap((input, index) => refusal(call, input, String(index)) ?? []);
  if (userErrors.length > 0) return { files: [], userErrors };
  const created = files.map((input) => open(call, input));
  return { files: created.map((file) => showFile(call.platform.store, call.shop, file)), userErrors };
}

/** Texts and codes as captured from a store (facts 2.6); the duplicate modes by the enum's documentation. */
function refusal(call: Call, input: FileCreateInput, index: string): UserError | null {
  const { filename, originalSource, duplicateResolutionMode: mode } = input;
  if (!isSourceAddress(originalSource)) {
    return userError(["files", index, "originalSource"], "File URL is invalid", "INVALID_IMAGE_SOURCE_URL");
  }
  if ((input.alt?.length ?? 0) > maxAltLength) {
    const message = "The alt value exceeds the maximum limit of 512 characters.";
    return userError(["files", index, "alt"], message, "ALT_VALUE_LIMIT_EXCEEDED");
  }
  const sourceExtension = extensionOf(fileNameOf(originalSource));
  if (filename && sourceExtension && extensionOf(filename).toLowerCase() !== sourceExtension.toLowerCase()) {
    const message = "Provided filename extension must match original source.";
    return userError(["files", index, "filename"], message, "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE");
  }
  if (mode === "REPLACE" && !filename) {
    const message = "Filename is required when using the REPLACE duplicate resolution mode.";
    return userError(["files", index, "filename"], message, "MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE");
  }
  if (mode === "RAISE_ERROR" && fileByName(call.shop, filename ?? fileNameOf(originalSource))) {
    return userError(
      ["files", index, "filename"],
      "A file with this filename already exists.",
      "FILENAME_ALREADY_EXISTS",
    );
  }
  return null;
}

function open(
  { platform, shop }: Call,
  { alt, filename, originalSource, duplicateResolutionMode }: FileCreateInput,
) {
  const fileName = filename ?? fileNameOf(originalSource);
  const taken = fileByName(shop, fileName);
  if (duplicateResolutionMode === "REPLACE" && taken) {
    startProcessing(platform, shop, taken, originalSource);
    return taken;
  }
  return createFile(platform, shop, { originalSource, fileName, alt: alt ?? "" });
}

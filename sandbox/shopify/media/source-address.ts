/** What Shopify demands of an `originalSource` before it looks at the bytes. */
import { basename, extname } from "node:path";
import { GraphQLError } from "graphql";

const maxSourceLength = 2_048;

/** http(s) only; longer than 2,048 characters is refused for the whole request (INVALID_FIELD_ARGUMENTS). */
export function isSourceAddress(source: string): boolean {
  if (source.length > maxSourceLength) {
    throw new GraphQLError("originalSource is too long (maximum is 2048)", {
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    });
  }
  return URL.canParse(source) && /^https?:$/.test(new URL(source).protocol);
}

/** File name of an address, without its query: what a file is called when nobody named it. */
export function fileNameOf(source: string): string {
  return decodeURIComponent(basename(new URL(source).pathname)) || "file";
}

export const extensionOf = (fileName: string) => extname(fileName);

/** Capture: alt longer than 512 characters is refused. */
export const maxAltLength = 512;

/** Media of all kinds on one product. */
export const maxMediaPerProduct = 250;

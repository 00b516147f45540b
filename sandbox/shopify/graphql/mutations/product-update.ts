/** productUpdate: a product's own fields, and new media at the end of its gallery. */
import { productChanged } from "../../gallery.ts";
import { createFile } from "../../media/create-file.ts";
import { fileNameOf, isSourceAddress, maxAltLength, maxMediaPerProduct } from "../../media/source-address.ts";
import type { Product } from "../../records.ts";
import { type Call, userError, type UserError } from "../call.ts";
import { showProduct } from "../show.ts";

interface CreateMediaInput {
  readonly alt?: string | null;
  readonly originalSource: string;
}

type ProductUpdateInput = { readonly id?: string | null } & {
  readonly [Field in keyof typeof editableFields]?: Product[Field] | null;
};

const editableFields = {
  title: true,
  handle: true,
  descriptionHtml: true,
  vendor: true,
  productType: true,
  tags: true,
  status: true,
} as const satisfies Partial<Record<keyof Product, true>>;

interface ProductUpdateArguments {
  readonly product?: ProductUpdateInput | null;
  readonly media?: readonly CreateMediaInput[] | null;
}

export function productUpdate({ platform, shop }: Call, { product: input, media }: ProductUpdateArguments) {
  const product = shop.products.get(input?.id ?? "");
  if (!input || !product) {
    return {
      product: null,
      userErrors: [userError(["id"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST")],
    };
  }
  const userErrors = refusals(product, media ?? []);
  if (userErrors.length > 0) return { product: showProduct(platform.store, shop, product), userErrors };

  for (const field of Object.keys(editableFields) as (keyof typeof editableFields)[]) {
    if (input[field] != null) Object.assign(product, { [field]: input[field] });
  }
  for (const { originalSource, alt } of media ?? []) {
    // CreateMediaInput has no filename: the file is called what its source is called. It hangs in the gallery
    // while it is still being processed.
    const fileName = fileNameOf(originalSource);
    product.mediaIds.push(createFile(platform, shop, { originalSource, fileName, alt: alt ?? "" }).id);
  }
  productChanged(platform.store, shop, product);
  return { product: showProduct(platform.store, shop, product), userErrors };
}

function refusals(product: Product, media: readonly CreateMediaInput[]): UserError[] {
  if (product.mediaIds.length + media.length > maxMediaPerProduct) {
    const message = `Exceeded the limit of ${String(maxMediaPerProduct)} media per product.`;
    return [userError(["media"], message, "PRODUCT_MEDIA_LIMIT_EXCEEDED")];
  }
  return media.flatMap(({ originalSource, alt }, index) => {
    if (!isSourceAddress(originalSource)) {
      return [userError(["media", String(index), "originalSource"], "Image URL is invalid", "INVALID")];
    }
    if ((alt?.length ?? 0) <= maxAltLength) return [];
    return [
      userError(
        ["media", String(index), "alt"],
        "Alt text is too long (maximum is 512 characters)",
        "INVALID",
      ),
    ];
  });
}

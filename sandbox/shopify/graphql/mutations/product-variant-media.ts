/** productVariantAppendMedia and productVariantDetachMedia: which medium of its product a variant shows. */
import { productChanged } from "../../gallery.ts";
import type { Product, Shop, Variant } from "../../records.ts";
import { type Call, userError, type UserError } from "../call.ts";
import { showProduct, showVariant } from "../show.ts";

interface VariantMediaInput {
  readonly variantId: string;
  readonly mediaIds: readonly string[];
}

interface VariantMediaArguments {
  readonly productId: string;
  readonly variantMedia: readonly VariantMediaInput[];
}

type Pair = { readonly variant: Variant; readonly mediaId: string };
type Refuse = (shop: Shop, product: Product, pair: Pair, index: string) => UserError | null;

const maxPairs = 100;

export function productVariantAppendMedia(call: Call, input: VariantMediaArguments) {
  return changeVariants(call, input, refuseAppend, ({ variant, mediaId }) => (variant.mediaId = mediaId));
}

export function productVariantDetachMedia(call: Call, input: VariantMediaArguments) {
  return changeVariants(call, input, refuseDetach, ({ variant }) => (variant.mediaId = null));
}

function changeVariants(
  call: Call,
  input: VariantMediaArguments,
  refuse: Refuse,
  change: (pair: Pair) => void,
) {
  const { shop } = call;
  const { store } = call.platform;
  const refused = (...userErrors: UserError[]) => ({ product: null, productVariants: null, userErrors });
  const product = shop.products.get(input.productId);
  if (!product) return refused(userError(["productId"], "Product does not exist.", "PRODUCT_DOES_NOT_EXIST"));
  const shapeErrors = refuseShape(product, input.variantMedia);
  if (shapeErrors.length > 0) return refused(...shapeErrors);

  const pairs = input.variantMedia.flatMap(({ variantId, mediaIds: [mediaId] }) => {
    const variant = product.variants.find((candidate) => candidate.id === variantId);
    return variant && mediaId !== undefined ? [{ variant, mediaId }] : [];
  });
  const userErrors = pairs.flatMap((pair, index) => refuse(shop, product, pair, String(index)) ?? []);
  if (userErrors.length > 0) return refused(...userErrors);
  pairs.forEach(change);
  productChanged(store, shop, product);
  return {
    product: showProduct(store, shop, product),
    productVariants: pairs.map(({ variant }) => showVariant(store, shop, product, variant)),
    userErrors: [],
  };
}

/** Refusals that do not depend on the direction (facts 2.6; one media per pair, at most 100 pairs). */
function refuseShape(product: Product, inputs: readonly VariantMediaInput[]): UserError[] {
  if (inputs.length > maxPairs) {
    const message = "Exceeded 100 variant-media pairs per mutation.";
    return [userError(["variantMedia"], message, "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED")];
  }
  return inputs.flatMap(({ variantId, mediaIds }, position) => {
    const field = (name: string) => ["variantMedia", String(position), name];
    if (!product.variants.some((variant) => variant.id === variantId)) {
      const message = "Variant does not exist on the specified product.";
      return [userError(field("variantId"), message, "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT")];
    }
    if (inputs.findIndex((other) => other.variantId === variantId) < position) {
      const message = "Variant was specified in more than one media input.";
      return [userError(field("variantId"), message, "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES")];
    }
    if (mediaIds.length === 1) return [];
    return [
      userError(field("mediaIds"), "Only one mediaId is allowed per pair.", "TOO_MANY_MEDIA_PER_INPUT_PAIR"),
    ];
  });
}

const refuseAppend: Refuse = (shop, product, { variant, mediaId }, index) => {
  const media = ["variantMedia", index, "mediaIds"];
  if (!product.mediaIds.includes(mediaId)) {
    return userError(
      media,
      "Media does not exist on the specified product.",
      "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
    );
  }
  if (shop.files.get(mediaId)?.status !== "READY") {
    return userError(media, "Non-ready media cannot be attached to variants.", "NON_READY_MEDIA");
  }
  if (variant.mediaId === null) return null;
  const field = ["variantMedia", index, "variantId"];
  return userError(
    field,
    "The given variant already has attached media.",
    "PRODUCT_VARIANT_ALREADY_HAS_MEDIA",
  );
};

const refuseDetach: Refuse = (_shop, _product, { variant, mediaId }, index) => {
  if (variant.mediaId === mediaId) return null;
  const message = "The specified media is not attached to the specified variant.";
  return userError(["variantMedia", index, "variantId"], message, "MEDIA_IS_NOT_ATTACHED_TO_VARIANT");
};

/** Webhook payloads in the REST shape Shopify sends (facts section 3). */
import { imageUrl } from "../media/image-url.ts";
import type { AppSubscription, BulkOperation, MediaFile, Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";

/** Numbers beyond 2^53 go out as digits, as Shopify writes them: a client that parses them as numbers loses some. */
const toRawJson = JSON as unknown as { rawJSON(text: string): object };
const numberOf = (gid: string) => toRawJson.rawJSON(gid.split("/").at(-1) ?? "0");

export function productPayload(store: Store, shop: Shop, product: Product) {
  const files = product.mediaIds.flatMap((id) => shop.files.get(id) ?? []);
  const media = files.map((file, index) => mediaPayload(store, shop, product, file, index + 1));
  const images = media.flatMap((entry, index) =>
    entry.preview_image.src === null ? [] : [imagePayload(entry, index)],
  );
  return {
    admin_graphql_api_id: product.id,
    body_html: product.descriptionHtml,
    created_at: product.createdAt,
    handle: product.handle,
    id: numberOf(product.id),
    product_type: product.productType,
    published_at: product.status === "ACTIVE" ? product.createdAt : null,
    template_suffix: null,
    title: product.title,
    updated_at: product.updatedAt,
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    tags: product.tags.join(", "),
    variants: product.variants.slice(0, 100).map((variant, index) => ({
      admin_graphql_api_id: variant.id,
      id: numberOf(variant.id),
      product_id: numberOf(product.id),
      title: variant.title,
      sku: variant.sku,
      price: variant.price,
      position: index + 1,
    })),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: variant.id,
      updated_at: product.updatedAt,
    })),
    options: [],
    media,
    images,
    image: images[0] ?? null,
  };
}

function mediaPayload(store: Store, shop: Shop, product: Product, file: MediaFile, position: number) {
  return {
    id: numberOf(file.id),
    product_id: numberOf(product.id),
    position,
    created_at: file.createdAt,
    updated_at: file.updatedAt,
    alt: file.alt,
    status: file.status,
    media_content_type: "IMAGE",
    preview_image: {
      width: file.content?.widthPx ?? null,
      height: file.content?.heightPx ?? null,
      src: imageUrl(store, shop, file),
      status: file.status,
    },
    variant_ids: product.variants
      .filter((variant) => variant.mediaId === file.id)
      .map((variant) => numberOf(variant.id)),
    admin_graphql_api_id: file.id,
  };
}

/** A ProductImage has another id than its MediaImage: whoever takes one for the other fails here too. */
function imagePayload(media: ReturnType<typeof mediaPayload>, index: number) {
  const digits = (BigInt(media.admin_graphql_api_id.split("/").at(-1) ?? "0") + 5_000_000n).toString();
  return {
    id: toRawJson.rawJSON(digits),
    admin_graphql_api_id: `gid://shopify/ProductImage/${digits}`,
    alt: media.alt,
    position: index + 1,
    product_id: media.product_id,
    src: media.preview_image.src,
    width: media.preview_image.width,
    height: media.preview_image.height,
    variant_ids: media.variant_ids,
    created_at: media.created_at,
    updated_at: media.updated_at,
  };
}

/** What a topic without a product carries. */
export function shopPayload(shop: Shop, topic: string): object {
  const identity = { shop_id: shop.number, shop_domain: shop.domain };
  switch (topic) {
    case "app/uninstalled":
      return { id: shop.number, name: shop.name, domain: shop.domain, myshopify_domain: shop.domain };
    case "customers/data_request":
      return {
        ...identity,
        orders_requested: [],
        customer: { id: 1, email: "buyer@example.com" },
        data_request: { id: 1 },
      };
    case "customers/redact":
      return { ...identity, customer: { id: 1, email: "buyer@example.com" }, orders_to_redact: [] };
    default:
      return identity;
  }
}

export const scopesPayload = (shop: Shop, previousScopes: readonly string[]) => ({
  id: shop.number,
  previous: previousScopes,
  current: shop.grantedScopes,
  updated_at: new Date().toISOString(),
});

/** As in https://shopify.dev/docs/api/webhooks (APP_SUBSCRIPTIONS_UPDATE). */
export const subscriptionPayload = (shop: Shop, subscription: AppSubscription) => ({
  app_subscription: {
    admin_graphql_api_id: subscription.id,
    name: subscription.name,
    status: subscription.status,
    admin_graphql_api_shop_id: `gid://shopify/Shop/${String(shop.number)}`,
    created_at: subscription.createdAt,
    updated_at: new Date().toISOString(),
    currency: "USD",
    capped_amount: subscription.usage?.cappedAmount ?? null,
    price: subscription.recurring?.amount ?? null,
    interval: "every_30_days",
    plan_handle: null,
  },
});

/** As in https://shopify.dev/docs/api/webhooks (BULK_OPERATIONS_FINISH). */
export const bulkPayload = (operation: BulkOperation) => ({
  admin_graphql_api_id: operation.id,
  completed_at: operation.completedAt,
  created_at: operation.createdAt,
  error_code: operation.errorCode?.toLowerCase() ?? null,
  status: operation.status.toLowerCase(),
  type: "query",
});

export const deletedPayload = (product: Product) => ({ id: numberOf(product.id) });

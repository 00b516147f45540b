/** Small pieces that the admin's product pages share. */
import { html } from "hono/html";
import type { ProductStatus } from "../records.ts";
import type { Html } from "./admin-layout.ts";
import type { PageImage } from "./product-images.ts";

export const statusWords: Readonly<Record<ProductStatus, string>> = {
  ACTIVE: "Active",
  DRAFT: "Draft",
  ARCHIVED: "Archived",
};

export const statusBadge = (status: ProductStatus): Html =>
  html`<span class="badge ${status.toLowerCase()}">${statusWords[status]}</span>`;

export function thumbnail(image: PageImage | undefined): Html {
  if (image === undefined) return html`<span class="no-image" title="No picture"></span>`;
  if (image.status === "FAILED")
    return html`<span class="no-image failed" title="This picture failed">!</span>`;
  if (image.url === null)
    return html`<span class="no-image" title="This picture is being processed">…</span>`;
  return html`<img src="${image.url}" alt="${image.alt}" loading="lazy" />`;
}

/** "€1,249.00" */
export const money = (amount: string): string =>
  new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }).format(Number(amount));

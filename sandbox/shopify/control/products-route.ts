/** /__sandbox/products: what a merchant does to a product in the admin. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Hono } from "hono";

import { addProduct, deleteProduct, type NewImage, type NewProduct } from "../catalogue.ts";
import type { SandboxEnv } from "../http.ts";
import { fileNameOf } from "../media/source-address.ts";
import type { Platform } from "../platform.ts";
import { editProduct, type ProductEdit } from "./edit-product.ts";
import { ControlError, productNamed, readBody, shopNamed } from "./input.ts";
import { stateOfProduct } from "./state.ts";

/** One of base64, url and path says where the bytes are. */
interface ImageRequest {
  readonly fileName?: string;
  readonly alt?: string;
  readonly base64?: string;
  readonly url?: string;
  readonly path?: string;
}

type ProductRequest = Omit<NewProduct, "images"> & { readonly shop: string; readonly images: ImageRequest[] };

export function productsRoute({ store }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();

  route.post("/products", async (context) => {
    const { shop: domain, images = [], title, ...rest } = await readBody<ProductRequest>(context);
    if (!title) throw new ControlError(400, 'expected a text for "title"');
    const shop = shopNamed(store, domain);
    const loaded = await Promise.all(images.map(loadImage));
    const product = await addProduct(store, shop, { ...rest, title, images: loaded });
    store.announce({ shop, topic: "products/create", product });
    return context.json(stateOfProduct(store, shop, product), 201);
  });
  route.patch("/products/:id{.+}", async (context) => {
    const { shop, product } = productNamed(store, context.req.param("id"));
    await editProduct(store, shop, product, await readBody<ProductEdit>(context), loadImage);
    return context.json(stateOfProduct(store, shop, product));
  });
  route.delete("/products/:id{.+}", (context) => {
    const { shop, product } = productNamed(store, context.req.param("id"));
    deleteProduct(store, shop, product);
    return context.body(null, 204);
  });
  return route;
}

async function loadImage({ fileName, alt = "", base64, url, path }: ImageRequest): Promise<NewImage> {
  if (base64 !== undefined)
    return { fileName: fileName ?? "image.jpg", alt, bytes: Buffer.from(base64, "base64") };
  if (path !== undefined) return { fileName: fileName ?? basename(path), alt, bytes: await readFile(path) };
  if (url === undefined) throw new ControlError(400, "expected base64, url or path for an image");
  const response = await fetch(url);
  if (!response.ok)
    throw new ControlError(400, `expected an image at ${url} but received ${String(response.status)}`);
  return { fileName: fileName ?? fileNameOf(url), alt, bytes: new Uint8Array(await response.arrayBuffer()) };
}

export type LoadImage = typeof loadImage;

/** /__sandbox/products: what a merchant does to a product in the admin. */
import { Hono } from "hono";

import { addProduct, deleteProduct, type NewProduct } from "../catalogue.ts";
import type { SandboxEnv } from "../http.ts";
import type { Platform } from "../platform.ts";
import { editProduct, type ProductEdit } from "./edit-product.ts";
import { ControlError, productNamed, readBody, shopNamed } from "./input.ts";
import { type ImageRequest, loadImage } from "./load-image.ts";
import { stateOfProduct } from "./state.ts";

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
    await editProduct(store, shop, product, await readBody<ProductEdit>(context));
    return context.json(stateOfProduct(store, shop, product));
  });
  route.delete("/products/:id{.+}", (context) => {
    const { shop, product } = productNamed(store, context.req.param("id"));
    deleteProduct(store, shop, product);
    return context.body(null, 204);
  });
  return route;
}

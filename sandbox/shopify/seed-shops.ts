/** The two shops every sandbox has. */
import { seedDemo } from "./seed/seed.ts";
import type { Store } from "./store.ts";

/** Opens the shops when they are not there yet and, unless told not to, fills them. */
export async function seedShops(store: Store): Promise<void> {
  if (store.shops.size > 0) return;
  store.addShop("demo-store.myshopify.com", "Demo Store");
  store.addShop("other-store.myshopify.com", "Other Store");
  if (store.settings.seed === "demo") await seedDemo(store);
  store.save();
}

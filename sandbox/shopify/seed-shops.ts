/** The two shops every sandbox has. */
import { seedLarge } from "./seed/large.ts";
import { seedDemo } from "./seed/seed.ts";
import type { Store } from "./store.ts";

const shops = { "demo-store.myshopify.com": "Demo Store", "other-store.myshopify.com": "Other Store" };

/** Opens the shops and, unless told not to, fills them. A start that was killed half-way is begun again. */
export async function seedShops(store: Store): Promise<void> {
  if (Object.keys(shops).every((domain) => store.shops.has(domain))) return;
  store.clear();
  for (const [domain, name] of Object.entries(shops)) store.addShop(domain, name);
  if (store.settings.seed === "demo") await seedDemo(store);
  const [shop] = store.shops.values();
  if (store.settings.seed === "large" && shop) {
    const { largeProducts, truthFile } = store.settings;
    await seedLarge(store, shop, largeProducts, truthFile);
  }
  store.save();
}

/** app/uninstalled: the shop's work stops and its sessions go; its history stays until shop/redact. */
import { uninstallShop } from "#services/shops/uninstall-shop.ts";
import { shopWebhook } from "../webhook.server.ts";

export const action = shopWebhook(({ domain, triggeredAt }) => uninstallShop(domain, triggeredAt));

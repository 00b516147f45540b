/** The product page's action, in Shopify's own test frame for extensions. */
import { setUpExtension } from "@shopify/ui-extensions-tester";
import { expect, test, vi } from "vitest";
import { answering, json, selectionAnswer } from "../shared/testing.ts";

test("starts a run of the one product it stands on", async () => {
  using extension = setUpExtension("admin.product-details.action.render");
  const app = answering({
    "/api/selection": [json({ ...selectionAnswer, products: 1 })],
    "/api/runs": [json({ runId: "run-1" }, 202)],
  });
  extension.shopify.data.selected = [{ id: "gid://shopify/Product/7" }];
  extension.fetch = app.fetch;
  await extension.render();
  const primary = () => document.body.querySelector<HTMLElement>('s-button[slot="primary-action"]');
  await vi.waitFor(() => expect(primary()?.hasAttribute("disabled")).toBe(false));
  primary()?.dispatchEvent(new Event("click"));
  await vi.waitFor(() => expect(primary()?.getAttribute("href")).toBe("app:/app/runs/run-1"));
  const run = app.asked.find(({ path }) => path === "/api/runs")?.body;
  expect(run).toMatchObject({ productGids: ["gid://shopify/Product/7"], presetName: "shopify-square" });
});

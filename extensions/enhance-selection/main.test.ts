/** The bulk action, in Shopify's own test frame for extensions. */
import { setUpExtension } from "@shopify/ui-extensions-tester";
import { expect, test, vi } from "vitest";
import type { StartRequest } from "../../core/extension-api.ts";
import { answering, json, selectionAnswer } from "../shared/testing.ts";

const target = "admin.product-index.selection-action.render";
const selected = Array.from({ length: 1_200 }, (_, nth) => ({
  id: `gid://shopify/Product/${String(nth + 1)}`,
}));

const find = (selector: string) => document.body.querySelector<HTMLElement>(selector);
const appears = (selector: string) => vi.waitFor(() => expect(find(selector)).not.toBeNull());
const start = () => find('s-button[slot="primary-action"]')?.dispatchEvent(new Event("click"));
const isOff = () => find('s-button[slot="primary-action"]')?.hasAttribute("disabled");
const isReady = () => vi.waitFor(() => expect(isOff()).toBe(false));

test("a selection of any size is asked about and started whole, with the preset that was chosen", async () => {
  using extension = setUpExtension(target);
  const app = answering({
    "/api/selection": [json(selectionAnswer)],
    "/api/runs": [json({ runId: "run-1" }, 202)],
  });
  extension.shopify.data.selected = selected;
  extension.fetch = app.fetch;
  await extension.render();
  await appears("s-select");
  const productGids = selected.map(({ id }) => id);
  expect(app.asked).toEqual([{ path: "/api/selection", body: { productGids } }]);

  const titles = [...document.body.querySelectorAll("s-option")].map(({ textContent }) => textContent);
  expect(titles, "as the app names them, in the language of the admin").toEqual(
    selectionAnswer.presets.map(({ title }) => title),
  );
  const select = find("s-select") as HTMLElement & { value: string };
  expect(select.getAttribute("value")).toBe("shopify-square");
  select.value = "amazon-main";
  select.dispatchEvent(new Event("change"));
  await vi.waitFor(() => expect(select.getAttribute("details")).toBe("Weiß"));
  start();
  await appears('s-button[href="app:/app/runs/run-1"]');
  const run = app.asked.find(({ path }) => path === "/api/runs")?.body;
  expect(run).toMatchObject({ productGids, presetName: "amazon-main" });
});

test("a click that failed is repeated under its own key, so that it is one run", async () => {
  using extension = setUpExtension(target);
  const message = "Der Tarif lässt nichts mehr zu.";
  const app = answering({
    "/api/selection": [json(selectionAnswer)],
    "/api/runs": [json({ ok: false, code: "OVER_LIMIT", message }, 402), json({ runId: "run-2" }, 202)],
  });
  extension.shopify.data.selected = selected.slice(0, 1);
  extension.fetch = app.fetch;
  await extension.render();
  await isReady();
  start();
  await vi.waitFor(() => expect(find('s-banner[tone="critical"]')?.textContent).toBe(message));
  await isReady();
  start();
  await appears('s-button[href="app:/app/runs/run-2"]');
  const keys = app.asked
    .filter(({ path }) => path === "/api/runs")
    .map(({ body }) => (body as StartRequest).requestKey);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test("what stands in the way is said, and nothing can be started", async () => {
  using extension = setUpExtension(target);
  const answer = { ...selectionAnswer, mayStart: false, missing: 3, leftPictures: 1 };
  extension.fetch = answering({ "/api/selection": [json(answer)] }).fetch;
  await extension.render();
  await appears('s-banner[tone="warning"]');
  const warnings = [...document.body.querySelectorAll('s-banner[tone="warning"]')];
  expect(warnings.map(({ textContent }) => textContent)).toEqual(["missing", "left", "mayNot"]);
  expect(isOff()).toBe(true);
});

test("an app that does not answer is no dead end", async () => {
  using extension = setUpExtension(target);
  extension.fetch = answering({}).fetch;
  await extension.render();
  await vi.waitFor(() => expect(find('s-banner[tone="critical"]')?.textContent).toBe("noAnswer"));
  expect(find('s-link[href="app:/app/catalogue"]')).not.toBeNull();
});

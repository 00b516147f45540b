/** The card on a product's page, in Shopify's own test frame for extensions. */
import { setUpExtension } from "@shopify/ui-extensions-tester";
import { afterEach, expect, test, vi } from "vitest";
import { answering, json, selectionAnswer } from "../shared/testing.ts";

const target = "admin.product-details.block.render";
const find = (selector: string) => document.body.querySelector<HTMLElement>(selector);

afterEach(() => vi.useRealTimers());

test("counts what is being made until it waits for review, and leads there", async () => {
  vi.useFakeTimers();
  using extension = setUpExtension(target);
  const app = answering({
    "/api/selection": [
      json({ ...selectionAnswer, working: 2 }),
      json({ ...selectionAnswer, inReview: 2, reviewPath: "/app/review/r1" }),
    ],
  });
  extension.shopify.data.selected = [{ id: "gid://shopify/Product/788032119674292922" }];
  extension.fetch = app.fetch;
  await extension.render();
  await vi.waitFor(() => expect(find("s-spinner + s-text")?.textContent).toBe("working"));
  expect(find("s-badge")).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(find("s-badge")?.textContent).toBe("inReview");
  expect(find("s-link")?.getAttribute("href")).toBe("app:/app/review/r1");
  expect(app.asked, "nothing is asked once nothing is being made").toHaveLength(2);
});

test("opens the action, for those who may start a run", async () => {
  using extension = setUpExtension(target);
  const navigate = vi.fn();
  extension.shopify.navigation.navigate = navigate;
  extension.fetch = answering({ "/api/selection": [json(selectionAnswer)] }).fetch;
  await extension.render();
  await vi.waitFor(() => expect(find("s-button")).not.toBeNull());
  find("s-button")?.dispatchEvent(new Event("click"));
  expect(navigate).toHaveBeenCalledWith("extension://enhance-product");
});

test("those who may not start a run see how things stand, and no button", async () => {
  using extension = setUpExtension(target);
  const answer = { ...selectionAnswer, mayStart: false };
  extension.fetch = answering({ "/api/selection": [json(answer)] }).fetch;
  await extension.render();
  await vi.waitFor(() => expect(document.body.textContent).toContain("nothingPending"));
  expect(find("s-button")).toBeNull();
});

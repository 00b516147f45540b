import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { addProducts, makeProduct, openReviewedRendition, openTestShop } from "#tests/fixtures/shop.ts";
import { decide } from "../review/decide.ts";
import { answerPrivacyRequest, type PrivacyTopic } from "./answer-privacy-request.ts";

const customer = { id: 1, email: "jo@example.com", phone: "+4930123456" };

const answer = (shopId: string, topic: PrivacyTopic, payload: object) =>
  prisma.$transaction((tx) => answerPrivacyRequest(tx, shopId, topic, payload));

async function openShopWithTraces() {
  const { id: shopId } = await openTestShop();
  const { id } = await openReviewedRendition(shopId);
  await decide(shopId, id, { kind: "reject", actor: "ann", reason: "JO@example.com says it looks wrong" });
  await addProducts(shopId, [makeProduct("x", { title: "Made for +4930123456" })]);
  return { shopId, renditionId: id };
}

test("says where a customer is mentioned, without naming the customer, and erases nothing", async () => {
  const [{ shopId }, other] = [await openShopWithTraces(), await openTestShop()];
  const request = { customer, data_request: { id: 9999 } };
  const report = await answer(shopId, "customers/data_request", request);
  expect(report).toMatchObject({
    ...{ customerRecords: 0, removed: 0 },
    found: { "review reasons": 1, "product titles": 1, "alt texts": 0 },
  });
  expect((await answer(other.id, "customers/data_request", request)).found).toMatchObject({
    "review reasons": 0,
  });
  const kept = await prisma.activity.findFirstOrThrow({ where: { shopId, kind: "privacy.asked" } });
  expect(kept).toMatchObject({ title: "9999", after: { found: { "review reasons": 1 } } });
  expect(JSON.stringify(kept)).not.toContain("example.com");
});

test("erases what people typed about the customer, and only that", async () => {
  const { shopId } = await openShopWithTraces();
  const strange = await answer(shopId, "customers/redact", {
    customer: { id: 2, email: "else@example.com" },
  });
  expect(strange.removed).toBe(0);
  expect((await answer(shopId, "customers/redact", { customer })).removed).toBe(1);
  const decisions = await prisma.decision.findMany({ where: { shopId } });
  expect(decisions.map(({ reason }) => reason)).not.toContain("JO@example.com says it looks wrong");
  expect((await answer(shopId, "customers/data_request", { customer })).found).toMatchObject({
    "review reasons": 0,
  });
});

test("a request without a name to look for finds nothing instead of everything", async () => {
  const { shopId } = await openShopWithTraces();
  const nobody = { id: 3, email: null, phone: "" };
  expect(await answer(shopId, "customers/redact", { customer: nobody })).toEqual({
    ...{ customerRecords: 0, found: {}, removed: 0 },
  });
});

/** A seller's token is good in the seller's own region, and in no other. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AmazonHarness, amazonHarness } from "../setup/channels/amazon-harness.ts";
import { openSession } from "../setup/channels/harness.ts";

let amazon: AmazonHarness;

beforeAll(async () => {
  amazon = await amazonHarness();
});
afterAll(() => amazon.stop());

test.each(["eu", "fe"])("a seller of North America is not let in at the address of %s", async (region) => {
  const session = await openSession(amazon);
  const elsewhere = amazon.connector.open({ ...session, region });
  await expect(elsewhere.describeAccount()).rejects.toMatchObject({ code: "REAUTH_REQUIRED" });
  expect(await amazon.connector.open(session).describeAccount()).toMatchObject({
    sellerId: amazon.sellerId,
    marketplaces: [{ country: "US" }, { country: "CA" }],
  });
  expect(session.exchanges.map(({ requestId }) => requestId)).not.toContain(null);
});

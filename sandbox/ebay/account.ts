/** eBay's operations on the account: who the seller is, and how many calls are left. */
import { done, type EbayPlace, type Operations } from "./place.ts";
import { EbayRefusal } from "./refusal.ts";

export function accountOperations({ state, admission, sellerOf }: EbayPlace): Operations {
  return {
    getUser: (call) => {
      const seller = state.sellers.find(({ userId }) => userId === sellerOf(call));
      if (seller === undefined) throw new EbayRefusal(404, 140000, "No such user", "API_IDENTITY");
      return done({
        userId: seller.userId,
        username: seller.username,
        accountType: "BUSINESS",
        registrationMarketplaceId: seller.marketplaceId,
        status: "CONFIRMED",
      });
    },
    getUserRateLimits: () => {
      const { inventory, trading } = admission.counts();
      const rate = ({ limit, count, reset }: typeof inventory) => ({
        limit,
        count,
        remaining: limit - count,
        reset,
        timeWindow: 86_400,
      });
      return done({
        rateLimits: [
          {
            apiContext: "sell",
            apiName: "Inventory",
            apiVersion: "v1",
            resources: [{ name: "sell.inventory", rates: [rate(inventory)] }],
          },
          {
            apiContext: "TradingAPI",
            apiName: "TradingAPI",
            apiVersion: "v1",
            resources: [{ name: "TradingAPI", rates: [rate(trading)] }],
          },
        ],
      });
    },
  };
}

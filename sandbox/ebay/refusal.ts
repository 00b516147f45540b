/** eBay's way of saying no: numbered errors in JSON, the same for each of its REST APIs. */
import type { Answer } from "../common/open-api.ts";

export type Domain = "API_INVENTORY" | "API_MEDIA" | "API_IDENTITY" | "API_ANALYTICS" | "OAuth" | "ACCESS";

/** Thrown by an operation; the numbers are those of the API's own reference unless said otherwise. */
export class EbayRefusal extends Error {
  readonly status: number;
  readonly errorId: number;
  readonly domain: Domain;

  constructor(status: number, errorId: number, message: string, domain: Domain = "API_INVENTORY") {
    super(message);
    this.status = status;
    this.errorId = errorId;
    this.domain = domain;
  }
}

export const answerOf = ({ status, errorId, domain, message }: EbayRefusal): Answer => ({
  status,
  body: {
    errors: [
      {
        errorId,
        domain,
        category: status >= 500 ? "APPLICATION" : "REQUEST",
        message,
        longMessage: message,
        parameters: [],
      },
    ],
  },
});

/** A request that breaks the document. */
export const refuseRequest = (complaints: readonly string[], status: number): Answer =>
  answerOf(new EbayRefusal(status, 25709, `Invalid value for request. ${complaints.join("; ")}`));

export const tooMany = new EbayRefusal(429, 2001, "Too many requests.", "ACCESS");
export const systemError = (status: number) => new EbayRefusal(status, 25001, "A system error has occurred.");

/** Trading's one address: the call stands in a header, the token in another, and failures answer 200. */
import { type Context, Hono } from "hono";
import { z } from "zod";

import type { StandInEnv } from "../../common/stand-in.ts";
import type { Tokens } from "../../common/tokens.ts";
import type { EbayPlace } from "../place.ts";
import { tradingCalls } from "./calls.ts";
import { codes, TradingFault } from "./fault.ts";
import { readXml, writeXml } from "./xml.ts";

type Place = Omit<EbayPlace, "sellerOf">;

/** @param violations gets what our own answers got wrong */
export function tradingRoute(place: Place, tokens: Tokens, violations: string[]): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.post("/ws/api.dll", async (context) => {
    const name = context.req.header("x-ebay-api-call-name") ?? "";
    const answer = (body: object) =>
      context.body(
        writeXml(`${name}Response`, { Timestamp: new Date(place.clock.now()).toISOString(), ...body }),
        200,
        { "content-type": "text/xml;charset=UTF-8" },
      );
    try {
      const call = tradingCalls[name];
      if (call === undefined || context.req.header("x-ebay-api-siteid") === undefined)
        throw new TradingFault(codes.callName, "Invalid value for header X-EBAY-API-CALL-NAME.");
      const sellerId = admit(context, place, tokens);
      const sent = readXml(await context.req.text(), `${name}Request`);
      const body = await call.run(place, sellerId, sent);
      const held = call.answer.safeParse(body);
      if (!held.success) violations.push(`${name}: ${z.prettifyError(held.error)}`);
      return answer({ Ack: "Success", ...version, ...body });
    } catch (error) {
      if (error instanceof TradingFault) return answer({ Ack: "Failure", ...errorsOf(error), ...version });
      throw error;
    }
  });
  return route;
}

const version = { Version: "1409", Build: "E1409_CORE_API_STAND_IN" };

const errorsOf = ({ code, message }: TradingFault) => ({
  Errors: {
    ShortMessage: message,
    LongMessage: message,
    ErrorCode: code,
    SeverityCode: "Error",
    ErrorClassification: "RequestError",
  },
});

/** @returns the seller whose token came along */
function admit(context: Context<StandInEnv>, { state, admission }: Place, tokens: Tokens): string {
  const token = context.req.header("x-ebay-api-iaf-token") ?? "";
  if (token === "") throw new TradingFault(codes.noToken, "Auth token is missing.");
  const grant = tokens.holderOf(token);
  if (grant === null) {
    const isKnown = state.grants.some(({ accessToken }) => accessToken === token);
    if (isKnown) throw new TradingFault(codes.expiredToken, "Expired IAF token.");
    throw new TradingFault(codes.invalidToken, "Invalid IAF token.");
  }
  if (!admission.toTrading()) throw new TradingFault(codes.usage, "Call usage limit has been reached.");
  return grant.sellerId;
}

/** For which rules a channel would refuse a picture as it is, and which of its rules the audit cannot judge. */
import { type ChannelName, channels } from "../channel-rules/channel-rule.ts";
import { judgeDemand, type PictureFacts } from "../channel-rules/judge-demand.ts";
import { channelRules, rulesForSlot } from "../channel-rules/registry.ts";
import type { KnownPicture } from "./find-defects.ts";

/** @param onDay `YYYY-MM-DD` */
export function refusingRules(picture: KnownPicture, slot: "main" | "secondary", onDay: string): string[] {
  const facts = factsOf(picture, onDay);
  if (facts === null) return [];
  return channels.flatMap((channel) =>
    rulesForSlot(channel, slot)
      .filter(({ severity, demand }) => severity === "block" && judgeDemand(demand, facts) === "broken")
      .map(({ id }) => id),
  );
}

function factsOf({ measures, widthPx, heightPx, alt }: KnownPicture, onDay: string): PictureFacts | null {
  if (measures === null) return null;
  const { format, bytes, jpegQuality, opaque, whiteShare, fill } = measures;
  return {
    ...{ widthPx, heightPx, format, opaque, altText: alt, onDay },
    ground: { colour: "#ffffff", exactShare: whiteShare },
    ...(bytes !== null && { bytes }),
    ...(jpegQuality !== null && { jpegQuality }),
    ...(fill !== null && { fill }),
  };
}

const beyondUs: readonly string[] = ["by-eye", "no-text", "url"];

/** Its refusing rules that need an eye, a reader of text, or the address it will be sent. */
export function unjudgedRules(channel: ChannelName): string[] {
  return channelRules[channel]
    .filter(({ severity, demand }) => severity === "block" && beyondUs.includes(demand.check))
    .map(({ message }) => message);
}

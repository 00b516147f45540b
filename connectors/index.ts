/** The connectors of this installation. To add one: its folder, its line here and in core/publishing/channel-traits.ts. */
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import type { ChannelConnector } from "./connector.ts";
import type { AmazonConfig } from "./amazon/amazon-config.ts";
import { amazonConnector } from "./amazon/connector.ts";
import { ebayConnector } from "./ebay/connector.ts";
import type { EbayConfig } from "./ebay/ebay-config.ts";
import { etsyConnector } from "./etsy/connector.ts";
import type { EtsyConfig } from "./etsy/etsy-config.ts";

/** What this installation is registered with; a channel without is not offered. */
export interface ChannelConfigs {
  readonly amazon?: AmazonConfig;
  readonly ebay?: EbayConfig;
  readonly etsy?: EtsyConfig;
}

export type Connectors = ReadonlyMap<ConnectedChannel, ChannelConnector>;

export function openConnectors({ amazon, ebay, etsy }: ChannelConfigs): Connectors {
  const opened = [
    amazon && amazonConnector(amazon),
    ebay && ebayConnector(ebay),
    etsy && etsyConnector(etsy),
  ];
  return new Map(opened.filter((one) => one !== undefined).map((one) => [one.channel, one]));
}

/** The marketplaces this installation is registered with, for signing sellers in; publishing belongs to the worker. */
import { openConnectors } from "#connectors/index.ts";
import { channelConfigs } from "#services/channel-configs.ts";
import { env } from "#services/env.ts";

export const connectors = openConnectors(channelConfigs(env));

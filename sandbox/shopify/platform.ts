/** The parts of one running sandbox, handed to every route and resolver. */
import type { Faults } from "../common/faults.ts";
import type { RequestLog } from "./control/request-log.ts";
import type { Buckets } from "./graphql/throttle.ts";
import type { Store } from "./store.ts";
import type { Timers } from "../common/timers.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";

export interface Platform {
  readonly store: Store;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly buckets: Buckets;
  readonly timers: Timers;
  readonly webhooks: Webhooks;
}

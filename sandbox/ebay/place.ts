/** All that eBay's operations work on. */
import type { Answer, Operation, OperationCall } from "../common/open-api.ts";
import type { Clock } from "../common/tokens.ts";
import type { Admission } from "./admission.ts";
import type { PictureServices } from "./picture-services.ts";
import type { EbayState } from "./records.ts";

export interface EbayPlace {
  readonly state: EbayState;
  readonly services: PictureServices;
  readonly clock: Clock;
  readonly admission: Admission;
  readonly origin: () => string;
  /** The seller whose token came with the call; admission made sure of it. */
  readonly sellerOf: (call: OperationCall) => string;
}

export type Operations = Readonly<Record<string, Operation>>;

export const done = (body: unknown): Answer => ({ status: 200, body });

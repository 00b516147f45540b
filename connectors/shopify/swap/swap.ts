/** What every step of a swap works with. */
import type { SwapLedger, SwapStep } from "#core/write-back.ts";
import type { AdminClient } from "../admin-client.ts";
import type { UploadFile } from "../stage-upload.ts";
import type { Patience } from "../wait.ts";

export interface Swap {
  readonly client: AdminClient;
  /** The picture to put in; absent on the way back of a swap, when it is in the shop already. */
  readonly file?: UploadFile | undefined;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  readonly saveLedger: (ledger: SwapLedger) => Promise<void>;
}

/** What a step learned; merged into the ledger together with the step's name. */
export type Learned = Partial<Omit<SwapLedger, "step">>;

/** One step of a write-back. */
export interface Step {
  readonly reaches: SwapStep;
  readonly run: (swap: Swap, ledger: SwapLedger) => Promise<Learned>;
}

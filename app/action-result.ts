/** What an action answers to the page that posted: a sentence for the toast, or the reason it did not work. */
import type { ErrorCode } from "#core/errors.ts";

export type ActionResult =
  | {
      readonly ok: true;
      readonly message: string;
      /** Set when a toast offers to take the decision back. */
      readonly undoId?: string;
      /** Where the page goes on. */
      readonly nextPath?: string;
      /** A page of Shopify's or a marketplace's, to go on at outside the app's frame. */
      readonly openUrl?: string;
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

/** Goes on at a page of somebody else's that does not open inside the app's frame: a plan to approve, a sign-in. */
import type { ActionResult } from "../action-result.ts";

/** No pop-up, which browsers block and people lose; the page comes back by itself. */
export function leaveFor(result: ActionResult): void {
  if (result.ok && result.openUrl !== undefined) window.open(result.openUrl, "_top");
}

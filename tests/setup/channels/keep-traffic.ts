/** Keeps what a connector sent for `npm run validate:traffic`, which says where. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { LoggedCall } from "../../../sandbox/common/stand-in.ts";

/** @param suite the test file, of which there may be several for a channel */
export async function keepTraffic(
  channel: string,
  suite: string,
  calls: readonly LoggedCall[],
): Promise<void> {
  const folder = process.env["PACKSHOT_TRAFFIC_DIR"];
  if (folder !== undefined)
    await writeFile(path.join(folder, `${channel}-${suite}.json`), JSON.stringify(calls));
}

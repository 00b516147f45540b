/** Keeps what a connector sent for `npm run validate:traffic`, which says where. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { LoggedCall } from "../../../sandbox/common/stand-in.ts";

export async function keepTraffic(channel: string, calls: readonly LoggedCall[]): Promise<void> {
  const folder = process.env["PACKSHOT_TRAFFIC_DIR"];
  if (folder !== undefined) await writeFile(path.join(folder, `${channel}.json`), JSON.stringify(calls));
}

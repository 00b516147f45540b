/** Reads which triggers of Shopify Flow the app has deployed, from the TOMLs of its extensions. */
import { existsSync, globSync, readFileSync } from "node:fs";

export interface DeployedTrigger {
  readonly handle: string;
  /** What a payload holds, and nothing else. A reference goes under the kind's name and `_id`. */
  readonly keys: readonly string[];
}

export function readFlowTriggers(folder: string | null): DeployedTrigger[] {
  if (folder === null || !existsSync(folder)) return [];
  return globSync(`${folder}/*/shopify.extension.toml`)
    .map((file) => readFileSync(file, "utf8"))
    .filter((toml) => /^type = "flow_trigger"$/m.test(toml))
    .map(readTrigger);
}

function readTrigger(toml: string): DeployedTrigger {
  const all = (pattern: RegExp) => [...toml.matchAll(pattern)].map(([, text]) => text ?? "");
  const references = all(/^\s*type = "(\w+)_reference"$/gm).map((kind) => `${kind}_id`);
  return {
    handle: all(/^handle = "(.+)"$/gm)[0] ?? "",
    keys: [...references, ...all(/^\s*key = "(.+)"$/gm)],
  };
}

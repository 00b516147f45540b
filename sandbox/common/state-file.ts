/** Plain state that survives a restart when it is given a folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface StateFile<State> {
  readonly state: State;
  /** Writes what is there now; a reader never sees half of it. */
  readonly save: () => void;
}

export function openStateFile<State extends object>(folder: string | null, initial: State): StateFile<State> {
  if (folder === null) return { state: initial, save: () => undefined };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "state.json");
  const state = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as State) : initial;
  return {
    state,
    save() {
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
  };
}

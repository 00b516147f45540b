/** Shows how a folder run goes on: a bar on a terminal, one plain line a photo elsewhere. */
import { Presets, SingleBar } from "cli-progress";
import type { VerdictLine } from "./verdict-log.ts";

export interface FolderProgress {
  show(done: number, total: number, latest: VerdictLine | null): void;
  stop(): void;
}

export function openProgress(onTerminal: boolean): FolderProgress {
  return onTerminal ? progressBar() : plainLines();
}

function progressBar(): FolderProgress {
  const format = "{bar} {value}/{total} photos, {eta_formatted} left, {latest}";
  const bar = new SingleBar({ format, hideCursor: true }, Presets.shades_classic);
  return {
    show(done, total, latest) {
      if (latest === null) bar.start(total, 0, { latest: "" });
      else bar.update(done, { latest: describe(latest) });
    },
    stop: () => bar.stop(),
  };
}

function plainLines(): FolderProgress {
  return {
    show(done, total, latest) {
      if (latest !== null) console.log(`${done}/${total} ${describe(latest)}`);
    },
    stop: () => undefined,
  };
}

function describe({ input, outcome, error, ms }: VerdictLine): string {
  return `${input}: ${outcome}${error ? ` (${error.message})` : ""} in ${(ms / 1000).toFixed(1)} s`;
}

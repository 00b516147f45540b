/** Turns Ctrl-C, `./demo stop` and a closed terminal into one AbortSignal. */
import { Refusal } from "./refusal.ts";

/** Aborted by the first such signal, so that everything can be stopped in order; a second one ends at once. */
export function listenForStop(): AbortSignal {
  const asked = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (asked.signal.aborted) process.exit(1);
      asked.abort(new Refusal(`stopped by ${name} before it was done`));
    });
  }
  return asked.signal;
}

/** Never resolves; rejects with the signal's reason when it is aborted. */
export async function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

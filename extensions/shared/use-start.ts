/** Starts a run, once for each click that is meant. */
import { useRef, useState } from "preact/hooks";
import { Refusal, startRun } from "./ask-packshot.ts";

export interface StartState {
  readonly isStarting: boolean;
  readonly runId: string | null;
  readonly refusal: Refusal | null;
  readonly start: (productGids: readonly string[], presetName: string) => Promise<void>;
}

export function useStart(): StartState {
  const [isStarting, setStarting] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Kept over a failed try: whether it began a run, only the app knows, and it knows by this key.
  const begun = useRef<{ presetName: string; requestKey: string } | null>(null);

  const start = async (productGids: readonly string[], presetName: string) => {
    if (begun.current?.presetName !== presetName)
      begun.current = { presetName, requestKey: crypto.randomUUID() };
    setStarting(true);
    try {
      setRunId((await startRun({ productGids: [...productGids], ...begun.current })).runId);
      setRefusal(null);
    } catch (thrown) {
      setRefusal(thrown as Refusal);
    } finally {
      setStarting(false);
    }
  };
  return { isStarting, runId, refusal, start };
}

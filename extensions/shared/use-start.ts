/** Starts a run, once for each click that is meant. */
import { useRef, useState } from "preact/hooks";
import { Refusal, startRun } from "./ask-packshot.ts";
import type { I18n } from "./i18n.ts";

export interface StartState {
  readonly isStarting: boolean;
  readonly runId: string | null;
  readonly refusal: Refusal | null;
  readonly start: (productGids: readonly string[], presetName: string) => Promise<void>;
}

export function useStart(i18n: I18n): StartState {
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
      const request = { productGids: [...productGids], ...begun.current };
      setRunId((await startRun(request, i18n.translate("language"))).runId);
      setRefusal(null);
    } catch (thrown) {
      setRefusal(thrown as Refusal);
    } finally {
      setStarting(false);
    }
  };
  return { isStarting, runId, refusal, start };
}

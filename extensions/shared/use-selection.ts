/** What the app says about the chosen products; asked again while pictures are on their way. */
import { useEffect, useState } from "preact/hooks";
import type { SelectionAnswer } from "../../core/extension-api.ts";
import { askAbout, Refusal } from "./ask-packshot.ts";
import type { I18n } from "./i18n.ts";

const askAgainMs = 3_000;

export interface SelectionState {
  readonly answer: SelectionAnswer | null;
  readonly refusal: Refusal | null;
  /** Asks at once, because something was begun or failed. */
  readonly again: () => void;
}

export function useSelection(productGids: readonly string[], i18n: I18n): SelectionState {
  const [answer, setAnswer] = useState<SelectionAnswer | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [round, setRound] = useState(0);
  const again = () => setRound((last) => last + 1);

  useEffect(() => {
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    askAbout({ productGids: [...productGids] }, i18n.translate("language")).then(
      (found) => {
        if (isLeft) return;
        setAnswer(found);
        setRefusal(null);
        if (found.working > 0) timer = setTimeout(again, askAgainMs);
      },
      (thrown: unknown) => {
        if (!isLeft) setRefusal(thrown as Refusal);
      },
    );
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [round]);

  return { answer, refusal, again };
}

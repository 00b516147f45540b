/** The colours of a publication's states; the words beside them say the same. */
import type { PublicationState } from "#core/publishing/publication-state.ts";
import type { BadgeLook } from "../../words/rendition-words.ts";

const looks: Readonly<Record<PublicationState, BadgeLook>> = {
  draft: { tone: "info", progress: "incomplete" },
  checked: { tone: "warning", progress: "incomplete" },
  planned: { tone: "attention", progress: "incomplete" },
  queued: { tone: "info", progress: "incomplete" },
  submitted: { tone: "info", progress: "partiallyComplete" },
  accepted: { tone: "info", progress: "partiallyComplete" },
  verifying: { tone: "info", progress: "partiallyComplete" },
  live: { tone: "success", progress: "complete" },
  accepted_not_shown: { tone: "warning", progress: "partiallyComplete" },
  rejected: { tone: "critical" },
  reauth_required: { tone: "warning" },
  drifted: { tone: "attention" },
  superseded: { tone: undefined },
  failed: { tone: "critical" },
  cancelled: { tone: undefined },
};

export function publicationLooks(state: string): BadgeLook {
  return state in looks ? looks[state as PublicationState] : { tone: undefined };
}

/** Something happens by itself: the page is worth reading again. */
export function isUnderWay(state: PublicationState): boolean {
  return ["draft", "queued", "submitted", "accepted", "verifying"].includes(state);
}

/** Approved for a time that is to come. */
export function waitsForItsTime(publication: {
  readonly state: PublicationState;
  readonly scheduledFor: string | null;
}): boolean {
  return publication.state === "queued" && publication.scheduledFor !== null;
}

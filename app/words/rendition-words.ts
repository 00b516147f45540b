/** Badge tones of states and verdicts; the words beside them, in the area `words`, always say what the colour says. */
import type { BadgeProps } from "@shopify/polaris";
import type { TFunction } from "i18next";
import type { RenditionState } from "#core/rendition-state.ts";
import type { Severity } from "#core/verdict.ts";

export interface BadgeLook {
  readonly tone: NonNullable<BadgeProps["tone"]> | undefined;
  readonly progress?: NonNullable<BadgeProps["progress"]>;
}

export const stateLooks: Readonly<Record<RenditionState, BadgeLook>> = {
  queued: { tone: undefined, progress: "incomplete" },
  rendering: { tone: "info", progress: "partiallyComplete" },
  in_review: { tone: "attention" },
  approved: { tone: "info", progress: "partiallyComplete" },
  rejected: { tone: undefined },
  written_back: { tone: "success", progress: "complete" },
  reverted: { tone: undefined },
  failed: { tone: "critical" },
  cancelled: { tone: undefined },
};

export const verdictLooks: Readonly<Record<Severity, BadgeLook>> = {
  pass: { tone: "success" },
  review: { tone: "warning" },
  fail: { tone: "critical" },
};

/** Worst last, as the queue's tabs show them. Not core's own list: that module would bring zod to the browser. */
export const outcomes = Object.keys(verdictLooks) as Severity[];

/** Who made a decision, from the actor the services store. */
export function actorName(actor: string, t: TFunction): string {
  const id = /^staff:(.+)$/.exec(actor)?.[1];
  if (id !== undefined) return t("words:actor.staff", { id });
  if (actor === "flow") return t("words:actor.flow");
  return actor === "policy" ? t("words:actor.policy") : actor;
}

/** A photo by its place in the gallery, counted from 0. */
export function photoName(position: number, t: TFunction): string {
  return position === 0 ? t("words:photoName.main") : t("words:photoName.other", { number: position + 1 });
}

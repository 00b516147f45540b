/** Divides what is due into what still fits under a cap and what has to wait; a product's photos may be divided too. */
import type { AutomationMatch } from "#prisma/generated/client.ts";

type Part = Pick<AutomationMatch, "id" | "shopId" | "ruleId" | "productId" | "mediaGids" | "dueAt">;

interface Fitted<Match extends Part> {
  readonly start: Match[];
  readonly rest: Match[];
  /** Of `start`: those that lost photos. */
  readonly cut: Match[];
  /** New matches for the photos they lost; they wait as `rest` does. */
  readonly added: Omit<Part, "id">[];
}

/** In the order given. @param room photos that may still begin */
export function fitUnderCap<Match extends Part>(due: readonly Match[], room: number): Fitted<Match> {
  const fitted: Fitted<Match> = { start: [], rest: [], cut: [], added: [] };
  let left = room;
  for (const match of due) {
    const { shopId, ruleId, productId, dueAt, mediaGids } = match;
    if (left === 0) {
      fitted.rest.push(match);
    } else if (mediaGids.length <= left) {
      fitted.start.push(match);
    } else {
      const first = { ...match, mediaGids: mediaGids.slice(0, left) };
      fitted.start.push(first);
      fitted.cut.push(first);
      fitted.added.push({ shopId, ruleId, productId, dueAt, mediaGids: mediaGids.slice(left) });
    }
    left -= Math.min(left, mediaGids.length);
  }
  return fitted;
}

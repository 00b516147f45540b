/** Sets one run beside an earlier one: the change of every group, and of every photo in both. */
import type { PhotoResult, Results } from "./results.ts";
import { isGood, isGross, type Score } from "./score/score-mask.ts";
import { groupRows } from "./summarise.ts";

export interface GroupChange {
  readonly name: string;
  readonly count: number;
  /** New minus old; negative is better for the error, positive for the two others. */
  readonly mae: number;
  readonly iou: number;
  readonly boundaryF: number;
  readonly gross: number;
}

export interface PhotoChange {
  readonly id: string;
  readonly before: PhotoResult;
  readonly after: PhotoResult;
  readonly iou: number;
  readonly boundaryF: number;
  /** Became good or ceased to be. */
  readonly turned: "better" | "worse" | null;
}

export interface Comparison {
  readonly groups: readonly GroupChange[];
  /** The greatest loss of IoU first. */
  readonly photos: readonly PhotoChange[];
  /** In only one of the two runs. */
  readonly unmatched: readonly string[];
}

/** Groups are taken over the photos both runs have, so that a change is never one of the sample. */
export function compareRuns(before: Results, after: Results): Comparison {
  const old = new Map(before.photos.map((photo) => [photo.id, photo]));
  const pairs = after.photos.flatMap((now) => {
    const then = old.get(now.id);
    return then ? [{ then, now }] : [];
  });
  const matched = new Set(pairs.map(({ now }) => now.id));
  const rowsBefore = new Map(
    groupRows(pairs.map(({ then, now }) => ({ ...then, cases: now.cases, kind: now.kind }))).map((row) => [
      row.name,
      row,
    ]),
  );
  const groups = groupRows(pairs.map(({ now }) => now)).flatMap((row) => {
    const then = rowsBefore.get(row.name);
    if (!then) return [];
    const change = (figure: keyof Score | "gross") => row[figure] - then[figure];
    return [
      {
        name: row.name,
        count: row.count,
        mae: change("mae"),
        iou: change("iou"),
        boundaryF: change("boundaryF"),
        gross: change("gross"),
      },
    ];
  });
  const photos = pairs.map(({ then, now }) => photoChange(then, now)).sort((a, b) => a.iou - b.iou);
  const everyone = [...before.photos, ...after.photos].map(({ id }) => id);
  return { groups, photos, unmatched: [...new Set(everyone)].filter((id) => !matched.has(id)) };
}

function photoChange(before: PhotoResult, after: PhotoResult): PhotoChange {
  const [was, is] = [isGood(before.score), isGood(after.score)];
  const [wasGross, isNowGross] = [isGross(before.score), isGross(after.score)];
  const better = (is && !was) || (wasGross && !isNowGross);
  const worse = (was && !is) || (isNowGross && !wasGross);
  return {
    id: after.id,
    before,
    after,
    iou: after.score.iou - before.score.iou,
    boundaryF: after.score.boundaryF - before.score.boundaryF,
    turned: better ? "better" : worse ? "worse" : null,
  };
}

/** What can be said of a product's finished pictures together: which channels take them, and whether they are one set. */
import type { ChannelName } from "#core/channel-rules/channel-rule.ts";
import type { RenditionState } from "#core/rendition-state.ts";
import { judgeSet } from "#core/sets/judge-set.ts";
import type { SetFinding } from "#core/sets/consistency.ts";
import type { Rendition } from "#prisma/generated/client.ts";
import { readOutput } from "../renditions/output.ts";
import { judgeChannels } from "../review/judge-channels.ts";

/** Photos are named by their place in the gallery, from 1. */
export interface GalleryVerdict {
  /** Finished pictures looked at: the newest usable one of each photo. */
  readonly pictures: number;
  readonly channels: {
    readonly channel: ChannelName;
    /** Photos the channel would refuse. */
    readonly blocked: number[];
    /** Photos it takes, but advises against something in. */
    readonly advised: number[];
  }[];
  readonly duplicates: { readonly photos: readonly [number, number]; readonly likeness: "same" | "alike" }[];
  readonly consistency: readonly Pick<SetFinding, "check" | "severity" | "measured" | "expected">[];
}

type Row = Pick<Rendition, "state" | "output" | "presetName" | "alt" | "position" | "findings">;

interface Photo {
  readonly position: number;
  /** Newest first. */
  readonly renditions: readonly Row[];
}

const usable: readonly RenditionState[] = ["in_review", "approved", "written_back"];

export function judgeGallery(photos: readonly Photo[]): GalleryVerdict {
  const finished = photos.flatMap(({ position, renditions }) => {
    const row = renditions.find(({ state, output }) => output !== null && usable.includes(state));
    const output = readOutput(row?.output ?? null);
    return row === undefined || output === null ? [] : [{ photo: position + 1, row, output }];
  });
  const set = judgeSet(
    finished.flatMap(({ photo, output: { traits } }) => (traits ? [{ name: photo.toString(), traits }] : [])),
  );
  return {
    pictures: finished.length,
    channels: judgeAll(finished, photos.length),
    duplicates: set.duplicates.map(({ names: [first, second], likeness }) => ({
      ...{ photos: [Number(first), Number(second)] as const, likeness },
    })),
    consistency: set.consistency.map(({ check, severity, measured, expected }) => ({
      ...{ check, severity, measured, expected },
    })),
  };
}

type Finished = { photo: number; row: Row; output: NonNullable<ReturnType<typeof readOutput>> };

function judgeAll(finished: readonly Finished[], galleryCount: number): GalleryVerdict["channels"] {
  const results = finished.flatMap(({ photo, row, output }) =>
    judgeChannels(row, output, galleryCount).map((result) => ({ photo, ...result })),
  );
  return [...Map.groupBy(results, ({ channel }) => channel)].map(([channel, ofChannel]) => {
    const photosThat = (wanted: string) =>
      ofChannel.filter(({ outcome }) => outcome === wanted).map(({ photo }) => photo);
    return { channel, blocked: photosThat("blocked"), advised: photosThat("advised") };
  });
}

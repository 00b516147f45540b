/** The order of a listing's pictures while a person changes it. */
import { useState } from "react";
import type { WantedPicture, WantedPictures } from "#services/listings/read-listing.ts";

export interface ArrangementDraft {
  readonly places: readonly WantedPicture[];
  readonly leftOut: readonly WantedPicture[];
  /** Something differs from what is stored. */
  readonly isChanged: boolean;
  move(from: number, to: number): void;
  leaveOut(index: number): void;
  putBack(renditionId: string): void;
  describe(index: number, alt: string): void;
  /** A variation shows one chosen picture, or with an empty id what the channel has for it. */
  showFor(variantKey: string, renditionId: string): void;
  discard(): void;
  /** As the page's action reads it. */
  toText(): string;
}

export function useArrangement(stored: WantedPictures): ArrangementDraft {
  const [draft, setDraft] = useState<Pick<WantedPictures, "places" | "leftOut"> | null>(null);
  const { places, leftOut } = draft ?? stored;
  return {
    places,
    leftOut,
    isChanged: textOf(places) !== textOf(stored.places),
    move(from, to) {
      const moved = places[from];
      if (moved === undefined || to < 0 || to >= places.length) return;
      setDraft({ places: places.toSpliced(from, 1).toSpliced(to, 0, moved), leftOut });
    },
    leaveOut(index) {
      const picture = places[index];
      if (picture === undefined) return;
      const rest = [...leftOut, { ...picture, variantKeys: [] }];
      setDraft({ places: places.toSpliced(index, 1), leftOut: rest });
    },
    putBack(renditionId) {
      const picture = leftOut.find((one) => one.renditionId === renditionId);
      if (picture === undefined) return;
      setDraft({ places: [...places, picture], leftOut: leftOut.filter((one) => one !== picture) });
    },
    describe(index, alt) {
      const picture = places[index];
      if (picture === undefined) return;
      setDraft({ places: places.with(index, { ...picture, alt: alt === "" ? null : alt }), leftOut });
    },
    showFor(variantKey, chosenId) {
      const shown = places.map(({ variantKeys, ...place }) => {
        const others = variantKeys.filter((key) => key !== variantKey);
        const isChosen = place.renditionId === chosenId;
        return { ...place, variantKeys: isChosen ? [...others, variantKey] : others };
      });
      setDraft({ places: shown, leftOut });
    },
    discard: () => setDraft(null),
    toText: () => textOf(places),
  };
}

const textOf = (places: readonly WantedPicture[]) =>
  JSON.stringify(places.map(({ renditionId, alt, variantKeys }) => ({ renditionId, alt, variantKeys })));

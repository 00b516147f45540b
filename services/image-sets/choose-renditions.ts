/** Which finished picture of each product photo goes to a channel: the one made for its place, else the newest approved. */

/** Which preset makes the main picture, and which the others. */
type ChannelPresets = Readonly<Record<"main" | "gallery", string>>;

export interface ApprovedRendition {
  readonly id: string;
  readonly mediaGid: string;
  /** Of the photo in the product's gallery, from 0. */
  readonly position: number;
  readonly presetName: string;
}

/**
 * One for each photo, in the gallery's order. The first place takes the channel's main preset before its gallery preset,
 * the others the other way round.
 * @param approved newest first
 */
export function chooseRenditions<Row extends ApprovedRendition>(
  presets: ChannelPresets,
  approved: readonly Row[],
): Row[] {
  const byPhoto = Map.groupBy(approved, ({ mediaGid }) => mediaGid);
  const photos = [...byPhoto.values()].sort(([a], [b]) => (a?.position ?? 0) - (b?.position ?? 0));
  return photos.flatMap((ofPhoto, index) => best(presets, ofPhoto, index === 0) ?? []);
}

function best<Row extends ApprovedRendition>(
  { main, gallery }: ChannelPresets,
  ofPhoto: readonly Row[],
  isMain: boolean,
): Row | undefined {
  const wishes = isMain ? [main, gallery] : [gallery, main];
  for (const wish of wishes) {
    const made = ofPhoto.find(({ presetName }) => presetName === wish);
    if (made !== undefined) return made;
  }
  return ofPhoto[0];
}

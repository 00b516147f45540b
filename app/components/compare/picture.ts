/** What the compare view shows: the addresses of one rendition's previews and the size of its result. */

export interface Picture {
  readonly before: string;
  readonly after: string;
  readonly cutout: string;
  readonly heat: string;
  readonly width: number;
  readonly height: number;
  /** The product's title, for the descriptions of the pictures. */
  readonly title: string;
}

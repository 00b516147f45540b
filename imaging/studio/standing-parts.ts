/** The things in a photo that stand each on its own place: every one throws its own shadow. */
import type { Mask } from "../frame.ts";
import type { Contact } from "../ground-contact.ts";
import { labelParts } from "../label-parts.ts";

export interface StandingPart {
  readonly mask: Mask;
  readonly contact: Contact;
}

/** More count as one with the largest. */
const mostParts = 4;
const linkAlpha = 128;

/** The largest first; what hangs in the air is part of it. */
export function standingParts(mask: Mask, contact: Contact): readonly StandingPart[] {
  if (contact.parts.length < 2) return [{ mask, contact }];
  const { labels } = labelParts(mask, linkAlpha);
  const [, ...others] = contact.parts.slice(0, mostParts);
  const owners = new Map(others.map((part, n) => [labelUnder(part.bottom, labels, mask.width), n + 1]));
  const masks = Array.from({ length: others.length + 1 }, () => new Uint8ClampedArray(mask.alpha.length));
  for (let i = 0; i < labels.length; i++) {
    const owner = masks[owners.get(labels[i] ?? 0) ?? 0];
    if (owner) owner[i] = mask.alpha[i] ?? 0;
  }
  return masks.flatMap((alpha, n) => {
    const part = contact.parts[n];
    const own = n === 0 ? [part, ...contact.parts.slice(mostParts)] : [part];
    const parts = own.filter((one) => one !== undefined);
    return [{ mask: { ...mask, alpha }, contact: { box: contact.box, parts } }];
  });
}

function labelUnder(bottom: Int32Array, labels: Int32Array, width: number): number {
  const column = bottom.findIndex((row) => row > 0);
  return labels[((bottom[column] ?? 1) - 1) * width + column] ?? 0;
}

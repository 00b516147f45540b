/** Turns a text recogniser's scores, step by step along the line, into text (Graves et al. 2006, CTC, best path). */

export interface Reading {
  readonly text: string;
  /** Mean certainty of the characters, 0..1; 0 where there is none. */
  readonly confidence: number;
}

/**
 * @param scores steps × classes, each step adding up to 1. Class 0 means "no character", class n the nth letter.
 * A character that stays over several steps is one; twice the same needs a gap between.
 */
export function decodeCtc(scores: Float32Array, alphabet: readonly string[]): Reading {
  const classes = alphabet.length + 1;
  let text = "";
  let sum = 0;
  let count = 0;
  let before = 0;
  for (let step = 0; step + classes <= scores.length; step += classes) {
    const best = indexOfMax(scores, step, classes);
    if (best !== 0 && best !== before) {
      text += alphabet[best - 1] ?? "";
      sum += scores[step + best] ?? 0;
      count++;
    }
    before = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count };
}

function indexOfMax(scores: Float32Array, start: number, length: number): number {
  let best = 0;
  for (let i = 1; i < length; i++) {
    if ((scores[start + i] ?? 0) > (scores[start + best] ?? 0)) best = i;
  }
  return best;
}

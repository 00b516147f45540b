/** A seeded random source, so that a made set is the same on every machine. */
import { seededRandom } from "#tests/fixtures/seeded-random.ts";

export interface Random {
  /** Uniform in [from, to). */
  between(from: number, to: number): number;
  /** Whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<Value>(values: readonly Value[]): Value;
  /** Mean 0, deviation 1. */
  normal(): number;
  shuffle<Value>(values: readonly Value[]): Value[];
}

/** Normal deviates by Box and Muller 1958. */
export function openRandom(seed: number): Random {
  const source = seededRandom(seed);
  const next = () => source.next();
  const whole = (from: number, to: number) => source.whole(from, to);
  return {
    between: (from, to) => from + next() * (to - from),
    whole,
    chance: (probability) => next() < probability,
    pick(values) {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new RangeError("expected a list with values but received an empty one");
      return value;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle(values) {
      const mixed = [...values];
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = whole(0, i);
        [mixed[i], mixed[j]] = [mixed[j] as (typeof mixed)[number], mixed[i] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
}

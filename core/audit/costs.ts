/** What mending a catalogue's pictures costs by hand, and what of it Packshot saves. */
import type { Interval } from "../statistics/wilson-interval.ts";

/** In the merchant's currency. */
export interface CostAssumptions {
  readonly minutesPerPicture: number;
  readonly hourlyRate: number;
  readonly pricePerPicture: number;
}

export interface CostEstimate {
  /** Pictures that Packshot can make better; of a sample scaled to the catalogue. */
  readonly pictures: number;
  readonly hours: number;
  /** Doing it in-house, and buying it from a retoucher. */
  readonly byHand: number;
  readonly bought: number;
  /** Of the cheaper of the two: what the pictures that pass without rework would have cost. */
  readonly saving: Interval;
}

/** @param passing share of pictures that needs no rework */
export function estimateCosts(
  pictures: number,
  { minutesPerPicture, hourlyRate, pricePerPicture }: CostAssumptions,
  passing: Interval,
): CostEstimate {
  const hours = (pictures * minutesPerPicture) / 60;
  const [byHand, bought] = [hours * hourlyRate, pictures * pricePerPicture];
  const today = Math.min(byHand, bought);
  return {
    pictures,
    hours,
    byHand,
    bought,
    saving: { low: today * passing.low, high: today * passing.high },
  };
}

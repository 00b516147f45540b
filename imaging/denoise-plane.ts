/** Takes noise out of one channel and leaves what stands out from it: edges, lettering, texture. */
import { createBoxMean } from "./box-mean.ts";
import { double, halve, type Plane } from "./plane.ts";

/** Share of white noise's deviation that lies in what halving and doubling loses. */
const detailShare = 0.91;
/** Half the side of the window whose energy is compared with the noise's. */
const windowRadiusPx = 2;
/** The noise's energy varies from window to window; so much more of it is taken for noise. */
const certainty = 1.5;

/**
 * Splits the plane into what halving loses and the half, shrinks the detail where its energy is little more than the
 * noise's own, and does the same with the half.
 *
 * @param noise its standard deviation at full size, at half size and so on, as many scales as are to be cleaned.
 * Source: Mıhçak, Kozintsev, Ramchandran 1999, "Spatially adaptive statistical modeling of wavelet image coefficients
 * and its application to denoising"; the bands are Burt and Adelson's pyramid of 1983.
 */
export function denoisePlane(plane: Plane, noise: readonly number[]): Plane {
  const [deviation, ...coarserNoise] = noise;
  if (deviation === undefined) return plane;
  const { width, height, values } = plane;
  const half = halve(plane);
  const smooth = double(half, width, height).values;
  const clean = double(denoisePlane(half, coarserNoise), width, height).values;
  const energy = new Float32Array(values.length);
  for (let i = 0; i < energy.length; i++) energy[i] = ((values[i] ?? 0) - (smooth[i] ?? 0)) ** 2;
  createBoxMean(energy.length, width)(energy, energy, plane, windowRadiusPx);
  const taken = certainty * (detailShare * deviation) ** 2;
  for (let i = 0; i < energy.length; i++) {
    const here = energy[i] ?? 0;
    if (here > taken) {
      clean[i] = (clean[i] ?? 0) + ((values[i] ?? 0) - (smooth[i] ?? 0)) * (1 - taken / here);
    }
  }
  return { width, height, values: clean };
}

/** Compares the colours two parts of a picture are made of. */

/** Eight steps a channel: coarse enough to forgive noise and shading. */
const stepBits = 5;
const bins = 512;

/**
 * @param rgb three bytes a pixel; counted are the pixels whose entry in `labels` is `label`.
 * @returns shares that add up to 1.
 */
export function colourHistogram(rgb: Uint8Array, labels: Int32Array, label: number): Float32Array {
  const histogram = new Float32Array(bins);
  let count = 0;
  labels.forEach((own, i) => {
    if (own !== label) return;
    const red = (rgb[3 * i] ?? 0) >> stepBits;
    const green = (rgb[3 * i + 1] ?? 0) >> stepBits;
    const blue = (rgb[3 * i + 2] ?? 0) >> stepBits;
    const bin = red * 64 + green * 8 + blue;
    histogram[bin] = (histogram[bin] ?? 0) + 1;
    count++;
  });
  return histogram.map((value) => value / Math.max(1, count));
}

/** Share of colours both have: 0 none, 1 all. Source: Swain and Ballard 1991, "Color Indexing", IJCV 7(1). */
export function histogramOverlap(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + Math.min(value, b[i] ?? 0), 0);
}

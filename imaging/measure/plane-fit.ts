/** The plane that fits a surface best: the even fall of light across a backdrop. */

/**
 * Standard deviation about their least-squares plane of the values on a grid of `columns` where `chosen` is 1; NaN when
 * none is.
 */
export function planeResidual(values: Float32Array, columns: number, chosen: Uint8Array): number {
  let [n, x1, y1, v1, xx, yy, xy, xv, yv, vv] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let cell = 0; cell < values.length; cell++) {
    if (chosen[cell] !== 1) continue;
    const x = cell % columns;
    const y = (cell - x) / columns;
    const value = values[cell] ?? 0;
    n++;
    x1 += x;
    y1 += y;
    v1 += value;
    xx += x * x;
    yy += y * y;
    xy += x * y;
    xv += x * value;
    yv += y * value;
    vv += value * value;
  }
  const variance = (product: number, a: number, b: number) => product / n - (a / n) * (b / n);
  const [sxx, syy, sxy] = [variance(xx, x1, x1), variance(yy, y1, y1), variance(xy, x1, y1)];
  const [sxv, syv, svv] = [variance(xv, x1, v1), variance(yv, y1, v1), variance(vv, v1, v1)];
  const determinant = sxx * syy - sxy * sxy;
  const spansPlane = determinant > 1e-9;
  const slopeX = spansPlane ? (sxv * syy - syv * sxy) / determinant : 0;
  const slopeY = spansPlane ? (syv * sxx - sxv * sxy) / determinant : 0;
  return Math.sqrt(Math.max(0, svv - slopeX * sxv - slopeY * syv));
}

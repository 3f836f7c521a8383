/** Medians and quantiles, and ratios of the same rounds: what a noisy machine can still say. */

/** One contender's rounds, in the order they were run. */
export interface Series<M> {
  readonly name: string;
  readonly rounds: readonly M[];
}

/** The value below which this share of the values lies; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one, or the mean of the middle two; null of nothing but nulls. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The median of `ours / theirs`, each round with its own: the mood that the machine was in cancels out. */
export function pairedRatio<M>(
  ours: Series<M> | undefined,
  theirs: Series<M> | undefined,
  value: (measured: M) => number | null,
): number | null {
  const ratios = (theirs?.rounds ?? []).map((round, index) => {
    const same = ours?.rounds[index];
    const [above, below] = [same === undefined ? null : value(same), value(round)];
    return above === null || below === null || below === 0 ? null : above / below;
  });
  return median(ratios);
}

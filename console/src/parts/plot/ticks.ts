/** Round steps for an axis from 0 (or below) up to something above `max`, about `count` of them. Pure. */
export function ticksUpTo(max: number, count: number): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((one) => one * power >= rough) ?? 10) * power;
  const steps = Math.ceil(max / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** The same places, moved as little as needed so that each is `gap` from the next: labels that would lie on each other. Pure. */
export function keptApart(places: readonly number[], gap: number, limit: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((left, right) => left.place - right.place);
  for (let at = 1; at < order.length; at += 1) {
    const [before, one] = [order[at - 1], order[at]];
    if (before !== undefined && one !== undefined) one.place = Math.max(one.place, before.place + gap);
  }
  // What was pushed out below goes up again, and takes its neighbours with it.
  let lowest = limit;
  for (const one of order.toReversed()) {
    one.place = Math.min(one.place, lowest);
    lowest = one.place - gap;
  }
  return order.sort((left, right) => left.at - right.at).map(({ place }) => place);
}

import type { DecideOptions } from './answer.ts';
import { decide, report } from './ask.ts';
import { said } from './page.ts';
import { permit } from './permission.ts';
import { follow, isNew, render } from './show.ts';

type Use = (loyalty: object) => void;

declare global {
  interface Window {
    loyalty?: Use[] | object;
  }
}

const marked = (mark: string) => [...document.querySelectorAll<HTMLElement>(`[data-loyalty-${mark}]`)];

/** Follows what the server has rendered, and fills every place that was not asked for yet. */
const fill = (): void => {
  let event: DecideOptions['event'] = 'pageView' in said ? { type: 'page' } : undefined;
  marked('decision').forEach(follow);
  for (const place of marked('place').filter(isNew)) {
    const { loyaltyPlace, loyaltyLimit = 1 } = place.dataset;
    void decide(loyaltyPlace as string, { limit: +loyaltyLimit, event }).then((answer) => render(place, answer));
    event = undefined;
  }
};

const waiting = window.loyalty as (Use[] & { decide?: unknown }) | undefined;
// A page that has the script twice has it once.
if (!waiting?.decide) {
  const loyalty = { decide, render, report, permit, fill, push: (use: Use) => use(loyalty) };
  window.loyalty = loyalty;
  waiting?.forEach(loyalty.push);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fill);
  else fill();
}

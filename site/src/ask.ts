import type { Answer, DecideOptions, Outcome } from './answer.ts';
import { moments, newId, said } from './page.ts';
import { consentHeard, gpc, tcString } from './permission.ts';
import { visitor } from './visitor.ts';

const timeoutMs = 300;
const phoneWidthMax = 600;

const ask = async (place: string, { limit, event, ask }: DecideOptions): Promise<Answer | undefined> => {
  await consentHeard();
  const anonymousId = visitor();
  const context = {
    // Without an identifier only the page itself is told: what was searched for and who sent the visitor say something of the visitor.
    page: anonymousId
      ? { url: location.href, title: document.title, referrer: document.referrer }
      : { url: location.origin + location.pathname },
    locale: navigator.language,
    gpc,
    consent: { tcString: tcString() },
  };
  const moment = {
    writeKey: said.key,
    anonymousId,
    channel: 'web',
    place,
    device: innerWidth < phoneWidthMax ? 'phone' : 'web',
    limit,
    ask,
    context,
    event: anonymousId && event && { messageId: newId(), anonymousId, context, ...event },
  };
  // As plain text it needs no preflight.
  const answer = await fetch(`${moments}decide`, { method: 'POST', body: JSON.stringify(moment) });
  return answer.ok ? answer.json() : undefined;
};

/** What would help at this place; undefined when that is not known in time or not at all. Never rejects. */
export const decide = (place: string, options: DecideOptions = {}): Promise<Answer | undefined> =>
  new Promise((done) => {
    const goOn = () => done(undefined);
    setTimeout(goOn, options.timeout ?? (said.timeout as number | undefined) ?? timeoutMs);
    ask(place, options).then(done, goOn);
  });

/** Tells what became of a choice, also while the page closes. */
export const report = (decision: string, item: number, outcome: Outcome): void => {
  navigator.sendBeacon?.(`${moments}${decision}/outcome`, JSON.stringify({ writeKey: said.key, item, outcome }));
};

import type { BrochureOnTable } from './buying.ts';
import { isActive } from './life.ts';
import { scatter } from './random.ts';
import { accountAt, allowsMarketing, cardAt, dayMs, hourMs, identifier, type Scene } from './scene.ts';
import { visitSite } from './visits.ts';
import { atHour } from './zones.ts';

/** The mail tool's events for one campaign mail each: delivered, sometimes opened, seldom followed; one day perhaps refused. */
export function receiveMails(scene: Scene): void {
  const { person, random, campaigns, notebook } = scene;
  const address = person.emails[0] as string;
  for (const campaign of campaigns) {
    const sent = atHour(person.household.address.city.zone, campaign.from + dayMs, random.between(9, 11));
    const account = accountAt(scene, sent);
    const isKnown = account !== undefined || (cardAt(scene, sent) !== undefined && random.chance(0.5));
    if (!isKnown || !allowsMarketing(scene, sent)) continue;
    const send = (time: number, name: string, properties: Record<string, unknown>) =>
      notebook.event(
        'email-events.ndjson',
        time,
        {
          type: 'track',
          name,
          userId: account,
          anonymousId: account === undefined ? mailRecipient(scene) : undefined,
          properties: { campaign_name: campaign.name, ...properties },
          context: { library: { name: 'larkfield-mail' }, traits: { email: address } },
        },
        person.id,
        random,
      );
    send(sent, 'Email Delivered', {});
    const interest = person.traits.messageResponse * (isActive(scene.life, sent) ? 1 : 0.3);
    if (!random.chance(0.8 * Math.sqrt(interest))) continue;
    const opened = sent + random.exponential(1 / (9 * hourMs));
    send(opened, 'Email Opened', {});
    if (!random.chance(0.6 * interest)) continue;
    send(opened + 40_000, 'Email Link Clicked', { link: campaign.path });
    visitSite(scene, opened + 45_000, { from: campaign });
  }
  withdraw(scene);
}

// The mail tool's own number for somebody without an account.
function mailRecipient(scene: Scene): string {
  return `mail-${scatter(scene.notebook.company.seed, 'mail', scene.person.index, 9)}`;
}

/** She takes her permission back: by the link in a mail, and on the site. */
function withdraw(scene: Scene): void {
  const { person, random, notebook, withdrawsAt } = scene;
  const account = accountAt(scene, withdrawsAt);
  if (!person.traits.allowsMarketing || account === undefined || withdrawsAt >= notebook.company.until) return;
  notebook.event(
    'email-events.ndjson',
    withdrawsAt,
    {
      type: 'track',
      name: 'Unsubscribed',
      userId: account,
      properties: {},
      context: { library: { name: 'larkfield-mail' }, traits: { email: person.emails[0] } },
    },
    person.id,
    random,
  );
  notebook.event(
    'web-events.ndjson',
    withdrawsAt + 30_000,
    {
      type: 'track',
      name: 'Segment Consent Preference Updated',
      userId: account,
      anonymousId: person.devices.browsers[0]?.anonymousId,
      properties: {},
      context: {
        consent: {
          categoryPreferences: { functional: true, analytics: true, personalization: false, marketing: false, advertising: false },
        },
      },
    },
    person.id,
    random,
  );
}

/**
 * Printed brochures with a number of their own, sent to some people with a card in four of the seasons. Gives the number that lies on
 * her table at a time, for the till: a printed piece that a purchase in the store answers.
 */
export function receiveBrochures(scene: Scene): BrochureOnTable {
  const { person, random, campaigns, notebook } = scene;
  const received: { readonly code: string; readonly at: number }[] = [];
  for (const campaign of campaigns.filter((_, number) => number % 3 === 1)) {
    const sent = campaign.from;
    const card = cardAt(scene, sent);
    if (card === undefined || !allowsMarketing(scene, sent) || !random.chance(0.35)) continue;
    const code = `B${random.hex(8).toUpperCase()}`;
    const email = random.chance(0.4) ? (person.emails[0] as string) : '';
    notebook.cells('brochures.csv', sent, 1, [code, '', card, email, campaign.name], person.id, [
      ...identifier('store_card', card),
      ...identifier('email', email),
      ...identifier('brochure_code', code),
    ]);
    received.push({ code, at: sent });
  }
  return (time) => {
    const latest = received.find((each) => time > each.at + 2 * dayMs && time < each.at + 60 * dayMs);
    return latest !== undefined && random.chance(0.4 + 0.5 * person.traits.messageResponse) ? latest.code : undefined;
  };
}

import { drawLife, shareCode } from './life.ts';
import { drawPerson, type Person } from './person.ts';
import { Random } from './random.ts';
import { dayMs, type Scene } from './scene.ts';
import { visitSite } from './visits.ts';

/** Who brought somebody to Larkfield: always a person with a lower number, so that it never depends on the company's size. */
export function drawReferrer(seed: number | bigint, person: Person): number | undefined {
  const random = new Random(seed, 'referrer', person.index);
  if (person.index === 0 || !random.chance(0.1)) return undefined;
  // Of a few acquaintances the keenest on telling others did it.
  const candidates = Array.from({ length: 3 }, () => random.below(person.index));
  return candidates.reduce((best, each) => (drawPerson(seed, each).traits.advocacy > drawPerson(seed, best).traits.advocacy ? each : best));
}

/** The friend's invitation, and her own first visit with the friend's code. Only people with an account have a code to hand on. */
export function arriveThroughFriend(scene: Scene, referrer: number): boolean {
  const { notebook, random, life } = scene;
  const friend = drawPerson(notebook.company.seed, referrer);
  const friendLife = drawLife(notebook.company, friend);
  const invited = life.firstSeen - random.between(0.2, 5) * dayMs;
  if (friendLife.account === undefined || friendLife.account.since > invited) return false;
  const code = shareCode(notebook.company.seed, referrer);
  notebook.event(
    'web-events.ndjson',
    invited,
    {
      type: 'track',
      name: 'Invite Sent',
      userId: friendLife.account.number,
      properties: { share_code: code },
      context: { library: { name: 'analytics.js', version: '2.18.0' } },
    },
    friend.id,
    random,
  );
  visitSite(scene, life.firstSeen, { friendCode: code });
  return true;
}

import { afterPurchase } from './after-purchase.ts';
import { bringBikeHome, useApp } from './belongings.ts';
import { buy } from './buying.ts';
import type { Campaign } from './campaigns.ts';
import { answerSurvey, seekHelp, speakInPublic, troublesOf } from './care.ts';
import { drawLife, isActive, type Life } from './life.ts';
import { receiveBrochures, receiveMails } from './messages.ts';
import type { Notebook } from './notebook.ts';
import type { Person } from './person.ts';
import { Random } from './random.ts';
import { issueCard, registerAccount } from './registering.ts';
import { dayMs, type Scene } from './scene.ts';
import { arriveThroughFriend, drawReferrer } from './sharing.ts';
import { visitSite } from './visits.ts';

/** What the truth keeps of a person beside her traits. */
export interface PersonHistory {
  readonly life: Life;
  readonly referrer: number | undefined;
}

/** Three years of one person, written into the notebook. */
export function writePersonHistory(notebook: Notebook, person: Person, campaigns: readonly Campaign[]): PersonHistory {
  const { company } = notebook;
  const life = drawLife(company, person);
  const scene = makeScene(notebook, person, life, campaigns);
  const brought = drawReferrer(company.seed, person);
  const referrer = brought !== undefined && arriveThroughFriend(scene, brought) ? brought : undefined;
  registerAccount(scene);
  issueCard(scene);
  const brochureAt = receiveBrochures(scene);
  for (const [number, at] of life.purchases.entries()) {
    const purchase = buy(scene, at, number === 0, brochureAt);
    const { daysLate, deliveredAt } = afterPurchase(scene, purchase);
    const troubles = troublesOf(scene, purchase, daysLate, deliveredAt);
    for (const trouble of troubles) seekHelp(scene, trouble, { mayPost: person.handle !== undefined });
    answerSurvey(scene, purchase, daysLate, troubles.length > 0);
    if (purchase.product.category === 'bike') bringBikeHome(scene, purchase, deliveredAt);
  }
  lookAround(scene);
  receiveMails(scene);
  useApp(scene);
  speakInPublic(scene, life.firstSeen, company.until);
  return { life, referrer };
}

export function makeScene(notebook: Notebook, person: Person, life: Life, campaigns: readonly Campaign[]): Scene {
  const random = new Random(notebook.company.seed, `history ${person.kind === 'contact' ? 'contact' : 'person'}`, person.index);
  const withdraws = random.chance(0.08);
  return {
    person,
    life,
    random,
    notebook,
    campaigns,
    signedInOn: new Set(),
    askedConsentOn: new Set(),
    withdrawsAt: withdraws ? random.between(life.firstSeen, notebook.company.until) : Number.POSITIVE_INFINITY,
    bikes: [],
  };
}

/** Visits without a purchase: people who only look, and customers between their purchases. */
function lookAround(scene: Scene): void {
  const { random, life, person, notebook } = scene;
  const perYear = person.kind === 'customer' ? 0.6 + 6 * person.traits.purchasesPerWeek : 4;
  let time = life.firstSeen;
  for (;;) {
    visitSite(scene, time, {});
    time += (random.exponential(perYear / 365) + 0.3) * dayMs;
    if (time >= notebook.company.until) return;
    // Whoever left us or never bought looks in a few more times at most.
    const isOver = person.kind === 'customer' ? !isActive(life, time) : true;
    if (isOver && random.chance(0.45)) return;
  }
}

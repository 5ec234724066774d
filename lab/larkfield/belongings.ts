import type { Purchase } from './buying.ts';
import { isActive } from './life.ts';
import type { SegmentEvent } from './notebook.ts';
import { accountAt, dayMs, hourMs, type OwnedBike, type Scene, surroundings } from './scene.ts';
import { searchTerms } from './words.ts';
import { atHour } from './zones.ts';

/** A bike comes home: it gets a serial number, she registers it in the app or on the site, and it begins to report. */
export function bringBikeHome(scene: Scene, purchase: Purchase, at: number): void {
  const { random, notebook, person } = scene;
  const bike: OwnedBike = { serial: `LKB${random.hex(9).toUpperCase()}`, model: purchase.product.name, since: at };
  scene.bikes.push(bike);
  const registeredAt = at + random.between(0.1, 6) * dayMs;
  const account = accountAt(scene, registeredAt);
  if (account !== undefined && random.chance(0.8)) {
    const app = person.devices.app;
    notebook.event(
      app === undefined ? 'web-events.ndjson' : 'app-events.ndjson',
      registeredAt,
      {
        type: 'track',
        name: 'Product Registered',
        userId: account,
        anonymousId: app?.installId ?? person.devices.browsers[0]?.anonymousId,
        properties: { serial_number: bike.serial, model: bike.model },
        around: app === undefined ? surroundings(scene, {}) : appContext(scene),
        deviceId: app === undefined ? undefined : deviceIdOf(app.installId),
        externalIds: [{ namespace: 'serial_number', value: bike.serial }],
      },
      person.id,
      random,
    );
  }
  reportFromBike(scene, bike);
}

/** What the bike itself sends: distances every few weeks, a battery that runs low, now and then a fault. */
export function reportFromBike(scene: Scene, bike: OwnedBike, riddenUntil = scene.notebook.company.until): void {
  const { random, notebook, person } = scene;
  let total = 0;
  const weekly = 20 + 80 * random.unit() * (person.traits.interest === 'commute' ? 1.8 : 1);
  let battery = 1;
  const signal = (time: number, name: 'battery_low' | 'distance' | 'fault', value: number) =>
    notebook.object(
      'bike-signals.ndjson',
      time,
      {
        signal: random.hex(10),
        serial: bike.serial,
        model: bike.model,
        at: Math.floor(time / 1000),
        kind: name,
        value,
        battery: Math.round(battery * 100) / 100,
        firmware: '4.2.1',
      },
      person.id,
      [{ namespace: 'serial_number', value: bike.serial }],
    );
  for (let time = bike.since + random.between(3, 18) * dayMs; time < riddenUntil; time += random.between(32, 60) * dayMs) {
    const season = 1 + 0.5 * Math.cos(((time / dayMs - 190) / 365) * 2 * Math.PI);
    const distance = Math.round(weekly * 6.5 * season * random.between(0.5, 1.5));
    total += distance;
    battery = random.between(0.2, 1);
    signal(time, 'distance', total);
    if (random.chance(0.12)) {
      battery = random.between(0.02, 0.12);
      const at = time + random.between(0.5, 5) * dayMs;
      signal(at, 'battery_low', Math.round(battery * 100));
      if (random.chance(0.4)) signal(at + 6 * hourMs, 'battery_low', Math.max(1, Math.round(battery * 100) - 1));
    }
    if (random.chance(0.012)) signal(time + dayMs, 'fault', 10 + random.below(6));
  }
}

function deviceIdOf(installId: string): string {
  return `dev-${installId.slice(0, 13)}`;
}

function appContext(scene: Scene): string {
  const app = scene.person.devices.app;
  return surroundings(scene, {
    library: { name: 'analytics-kotlin' },
    app: { name: 'Larkfield', version: '6.3' },
    device: { id: deviceIdOf(app?.installId ?? ''), model: app?.model, type: app?.system.toLowerCase() },
    os: { name: app?.system },
  });
}

/** The same surroundings with what she agreed to as she did it. */
function agreeing(around: string, purpose: string): string {
  return JSON.stringify({ ...(JSON.parse(around) as object), consent: { categoryPreferences: { [purpose]: true } } });
}

/** Sessions in the app, from installing it to today or to when she left. */
export function useApp(scene: Scene): void {
  const { person, random, notebook, life } = scene;
  const { app } = person.devices;
  if (app === undefined || life.account === undefined) return;
  let time = life.account.since + random.between(0.2, 40) * dayMs;
  const around = appContext(scene);
  const deviceId = deviceIdOf(app.installId);
  const account = life.account.number;
  let signedIn = false;
  const send = (
    type: 'identify' | 'screen' | 'track',
    name: string | undefined,
    properties?: Record<string, unknown>,
    more: Partial<SegmentEvent> = {},
  ) => {
    notebook.event(
      'app-events.ndjson',
      time,
      {
        type,
        ...(name === undefined ? {} : { name }),
        userId: signedIn ? account : undefined,
        anonymousId: app.installId,
        ...(properties === undefined ? {} : type === 'identify' ? { traits: properties } : { properties }),
        around,
        deviceId,
        ...more,
      },
      person.id,
      random,
    );
    time += random.between(4_000, 60_000);
  };
  const gapDays = (scene.bikes.length > 0 ? 36 : 60) / (0.6 + 7 * person.traits.purchasesPerWeek);
  for (; time < notebook.company.until; time += random.exponential(1 / gapDays) * dayMs) {
    if (!isActive(life, time) && random.chance(0.9)) break;
    time = atHour(person.household.address.city.zone, time, random.between(6.5, 22.5));
    send('track', random.chance(0.06) ? 'Deep Link Opened' : 'Application Opened');
    if (!signedIn) {
      signedIn = true;
      send('track', 'Signed In', { method: 'password' });
      send('identify', undefined, { email: person.emails[0], firstName: person.likesToBeCalled });
      if (person.handle !== undefined && random.chance(0.4)) {
        send(
          'track',
          'Social Account Linked',
          { network: 'instagram' },
          { externalIds: [{ namespace: 'social_handle', value: person.handle }], around: agreeing(around, 'social') },
        );
      }
    }
    const screens = 1 + random.poisson(0.7);
    for (let screen = 0; screen < screens; screen++)
      send('screen', random.pick(['Home', 'My Bike', 'My Camera', 'Rides', 'Orders', 'Advice', 'Service']));
    if (random.chance(0.12)) send('track', 'Products Searched', { query: random.pick(searchTerms[person.traits.interest]) });
  }
}

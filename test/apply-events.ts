import { consentPurposesSetting, delicateSignalsSetting } from '../src/consent/index.ts';
import { noticeSetting } from '../src/delivery/index.ts';
import { Inbox, nothingRetired } from '../src/event/index.ts';
import { type Clock, newUuid, type SourceId } from '../src/foundation/index.ts';
import { gateRulesSetting } from '../src/gate/index.ts';
import { defaultIdentityRules } from '../src/identity/index.ts';
import { newProcessingMemory, Processor } from '../src/processing/index.ts';
import { defaultSearchRule } from '../src/profile/index.ts';
import type { Postgres } from '../src/storage/index.ts';

const tickMs = 20;

/** Takes events in at the inbox, as from one source, and works them off by a processor with the rules that come with the product. */
export async function applyEvents(postgres: Postgres, clock: Clock, events: readonly object[], sourceNumber = 1): Promise<void> {
  const sourceId = sourceNumber as SourceId;
  const source = { channel: 'web', enabled: true, currency: 'EUR', timezone: 'UTC' } as const;
  const inbox = new Inbox(postgres, clock);
  const batch = events.map((event) => ({ messageId: newUuid(), ...event }));
  const request = { receiptId: newUuid(), sourceId, protocol: 'segment', receivedAt: clock.now(), meta: { call: 'batch' } } as const;
  await inbox.accept({ ...request, body: JSON.stringify({ batch }), wantReceipt: false });
  const problems: string[] = [];
  const processor = new Processor({
    postgres,
    memory: newProcessingMemory(newUuid()),
    context: () => ({
      rules: defaultIdentityRules,
      source: (id) => ({ id: id as SourceId, ...source }),
      searches: defaultSearchRule,
      consent: consentPurposesSetting.default,
      delicate: delicateSignalsSetting.default,
      gate: gateRulesSetting.default,
      retired: nothingRetired,
      notices: noticeSetting.default,
      now: clock.now(),
      deduplicationDays: 3,
    }),
    clock,
    refreshSources: async () => {},
    onApplied: () => {},
    onProblem: (message, error) => problems.push(`${message} ${String(error)}`),
  });
  const running = processor.run();
  for (;;) {
    const [left] = await postgres.query<{ rows: number }>('SELECT count(*)::int8 AS rows FROM inbox');
    if (left?.rows === 0) break;
    if (problems.length > 0) throw new Error(problems.join('\n'));
    await new Promise((done) => setTimeout(done, tickMs));
  }
  processor.stop();
  await running;
}

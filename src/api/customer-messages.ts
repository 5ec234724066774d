import { Type } from '@sinclair/typebox';
import { listMessages, messageStates, type ReachRules } from '../delivery/index.ts';
import { formatPersonId, parsePersonId } from '../foundation/index.ts';
import { attentionOf, readContacts } from '../gate/index.ts';
import { currentPerson } from '../identity/index.ts';
import { readFragments } from '../profile/index.ts';
import { messageView } from './messages-view.ts';
import { type PeopleDependencies, recordReading } from './people.ts';
import type { ApiServer } from './server.ts';
import { customerMessages } from './shapes/messages.ts';

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });

// What waits is told whole; of what is over a page shows so much before somebody opens the outbox.
const waitingMax = 50;
const pastMax = 20;
const waiting = ['planned', 'held', 'sending'] as const;

/** What is planned for one person, what went out, and what is left of her attention. */
export function customerMessagesRoutes(app: ApiServer, people: PeopleDependencies, rules: ReachRules): void {
  const { postgres, clock } = people;
  app.get('/v1/customers/:id/messages', {
    config: { permission: 'people.read' },
    schema: {
      tags: ['Messages'],
      summary: 'What waits for a customer and why, what went out, and what is left of her attention this week',
      params: customerParams,
      response: { 200: customerMessages },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const now = clock.now();
      const past = messageStates.filter((state) => !(waiting as readonly string[]).includes(state));
      const [open, over, fragments] = await Promise.all([
        listMessages(postgres, { person, states: waiting, limit: waitingMax }),
        listMessages(postgres, { person, states: past, limit: pastMax }),
        readFragments(postgres, [person]),
        recordReading(people, request, person, 'messages'),
      ]);
      const ids = (fragments.get(person) ?? []).map(({ identifier }) => identifier.id);
      const { budget, spent, left, freeAt } = attentionOf(await readContacts(postgres, ids, now), rules.gate().attention, now);
      return {
        customer: formatPersonId(person),
        waiting: open.messages.map(messageView).sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1)),
        past: over.messages.map(messageView),
        attention: { budget, spent, left, ...(freeAt === undefined ? {} : { freeAt: new Date(freeAt).toISOString() }) },
      };
    },
  });
}

import { type Static, Type } from '@sinclair/typebox';
import type { ContentDirectory } from '../content/index.ts';
import { type Decisions, type MomentRule, momentRuleSchema, momentRulesSetting } from '../decision/index.ts';
import type { Seal, SourceAtDoor } from '../event/index.ts';
import { InvalidInput, type PersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import type { Settings } from '../settings/index.ts';
import { hideSignals } from './hidden-signals.ts';
import { defaultView, explainedView, renditionsIn } from './moment-views.ts';
import { type PeopleDependencies, recordReading } from './people.ts';
import { askedIn, momentBody } from './read-moment.ts';
import type { ApiServer } from './server.ts';
import { triedMoments } from './shapes/moments.ts';

export interface MomentsTryDependencies {
  readonly decisions: Decisions;
  readonly content: Pick<ContentDirectory, 'rendition'>;
  readonly settings: Settings;
  readonly sourceFor: (channel: string | undefined) => SourceAtDoor | undefined;
  readonly seal: () => Seal;
}

type Tried = Static<typeof triedMoments>['asItIs'];

const tryBody = Type.Composite(
  [
    Type.Omit(momentBody, ['writeKey', 'ask', 'products', 'explain']),
    Type.Object({
      rules: Type.Optional(
        Type.Array(momentRuleSchema, { maxItems: 1_000, description: 'all rules as they would be; only as it is when absent' }),
      ),
    }),
  ],
  { additionalProperties: false },
);

/** What somebody would get, and why, by rules that nobody has saved yet: the same as a decision, and nothing of it is kept. */
export function momentsTryRoutes(app: ApiServer, people: PeopleDependencies, dependencies: MomentsTryDependencies): void {
  const { decisions, content, settings, sourceFor, seal } = dependencies;
  app.post('/v1/moments/try', {
    config: { permission: 'moments.edit' },
    schema: {
      tags: ['Moments'],
      summary: 'What would help this person here and now, by the rules as they are and as they would be; nothing is kept',
      body: tryBody,
      response: { 200: triedMoments },
    },
    handler: async (request) => {
      const { rules: given, ...body } = request.body;
      const wanted = given as unknown as readonly MomentRule[] | undefined;
      const problems = wanted === undefined ? [] : momentRulesSetting.problemsOf({ rules: wanted });
      if (problems.length > 0) throw new InvalidInput('decision.bad_rule', problems);
      const ground = { source: sourceFor(body.channel), now: people.clock.now(), rules: people.identityRules(), seal: seal() };
      const { wire: _, ...asked } = askedIn(body, ground);
      if (asked.who !== undefined && 'person' in asked.who)
        await recordReading(people, request, await currentPerson(people.postgres, asked.who.person as PersonId), 'moment');
      const tried = await decisions.tryRules({ ...asked, isExplained: true, sourceId: 0, askedBy: request.caller.name }, [
        settings.read(momentRulesSetting).rules,
        ...(wanted === undefined ? [] : [wanted]),
      ]);
      const [asItIs, withRules] = tried.map((one) => {
        const shown = hideSignals(one, people.hiddenFields(request.caller.role));
        return { ...explainedView(shown, renditionsIn(content, asked.moment), decisions.names), ...defaultView(shown) };
      });
      return { asItIs: asItIs as Tried, ...(withRules === undefined ? {} : { withRules }) };
    },
  });
}

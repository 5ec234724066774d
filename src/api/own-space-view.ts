import type { Static } from '@sinclair/typebox';
import type { HiddenFields } from '../access/index.ts';
import { type PermissionAnswer, purposes, reachingChannels } from '../consent/index.ts';
import type { Decisions } from '../decision/index.ts';
import type { Standing } from '../gate/index.ts';
import type { IdentityRules } from '../identity/index.ts';
import type { Fragment } from '../profile/index.ts';
import { handlesOf, networksOf } from './own-handles.ts';
import { ownSignalNamed } from './own-signals.ts';
import type { ownSpace } from './shapes/own-space.ts';

/** By whom what she says in her own space is said to have come. */
export const herself = 'the customer';

interface OwnSpaceParts {
  readonly expiresAt: number;
  readonly fragments: readonly Fragment[];
  readonly rules: IdentityRules;
  readonly standing: Standing;
  readonly refused: Awaited<ReturnType<Decisions['refusedSignals']>>;
  readonly names: Pick<Decisions['names'], 'title' | 'topic'>;
  readonly hidden: HiddenFields;
}

/** What stands between her and us, as she sees it in her own space. Pure. */
export function ownSpaceView({ expiresAt, fragments, rules, standing, refused, names, hidden }: OwnSpaceParts): Static<typeof ownSpace> {
  const { permissions, relationship } = standing;
  const chosenAt = relationship?.chosen?.time;
  return {
    expiresAt: new Date(expiresAt).toISOString(),
    relationship: {
      ...(relationship === undefined ? {} : { relationship: relationship.relationship }),
      isStated: relationship?.isStated ?? false,
      ...(chosenAt === undefined ? {} : { since: new Date(chosenAt).toISOString() }),
    },
    purposes: purposes.map((purpose) => ({
      ...{ purpose, ...answerView(permissions.of(purpose)), mayRefuse: purpose !== 'service' },
      channels:
        purpose === 'marketing' ? reachingChannels.map((channel) => ({ channel, ...answerView(permissions.of(purpose, channel)) })) : [],
    })),
    handles: handlesOf(fragments, rules).map(({ namespace, value }) => ({ network: namespace, handle: value })),
    networks: networksOf(rules),
    refused: [...refused]
      .sort((left, right) => right.refused_at - left.refused_at)
      .map(({ signal, refused_at, refused_by }) => ({
        ...ownSignalNamed(signal, nameOf(signal, names), hidden),
        ...{ at: new Date(refused_at).toISOString(), byHerself: refused_by === herself },
      })),
  };
}

function answerView({ allowed, code, said }: PermissionAnswer) {
  return { allowed, code, ...(said === undefined ? {} : { since: new Date(said.time).toISOString() }) };
}

function nameOf(signal: string, { title, topic }: OwnSpaceParts['names']): string | undefined {
  const [, kind, key = ''] = /^(intent|read):(.*)$/s.exec(signal) ?? [];
  return kind === 'intent' ? topic(key) : kind === 'read' ? title(key) : undefined;
}

import { Type } from '@sinclair/typebox';
import { purposes, reachingChannels, relationshipsWanted } from '../../consent/index.ts';
import { list, oneOf, optional, shape, time } from './shape.ts';

const text = Type.String();

export const ownSpaceLink = shape('OwnSpaceLink', {
  url: Type.String({ description: 'the address of her own space, with its secret behind the `#`; told once' }),
  expiresAt: time,
});
export const ownSpaceEnded = shape('OwnSpaceEnded', { links: Type.Integer({ description: 'how many links have ended' }) });

const answer = {
  allowed: Type.Boolean(),
  code: Type.String({ description: 'why: allowed.said, consent.unknown, channel.refused …' }),
  since: optional(Type.String({ format: 'date-time', description: 'when she said what decides it' })),
};

const signal = {
  signal: Type.String({ description: 'the name by which it is refused and allowed' }),
  kind: Type.String({ description: 'what it is: visitNumber, intent, trait …; `estimate` and `hidden` are told without a value' }),
  about: optional(Type.String({ description: 'which one of its kind: the topic, the field, the event' })),
  words: Type.String({ description: 'the same in plain words' }),
};

export const ownSpace = shape('OwnSpace', {
  expiresAt: Type.String({ format: 'date-time', description: 'when this link ends' }),
  relationship: Type.Object({
    relationship: optional(oneOf(relationshipsWanted)),
    isStated: Type.Boolean({ description: 'she chose it; otherwise we read it from what she does' }),
    since: optional(time),
  }),
  purposes: list(
    shape('OwnPurpose', {
      purpose: oneOf(purposes),
      ...answer,
      mayRefuse: Type.Boolean({ description: 'false for what is part of what she asked for' }),
      channels: list(Type.Object({ channel: oneOf(reachingChannels), ...answer }), 'offers and news by each channel; empty elsewhere'),
    }),
  ),
  handles: list(shape('OwnHandle', { network: text, handle: text }), 'her names on social networks, as far as they are linked to her'),
  networks: list(Type.Object({ network: text, label: text }), 'where she can link a name of hers'),
  refused: list(
    shape('OwnRefusedSignal', {
      ...signal,
      at: time,
      byHerself: Type.Boolean({ description: 'said here; otherwise written down for her by a colleague' }),
    }),
    'what must not be used in decisions about her, the newest first',
  ),
  isWaiting: optional(Type.Literal(true, { description: 'what was just said is kept and not worked in yet' })),
});

export const ownDecision = shape('OwnDecision', {
  decision: text,
  at: time,
  channel: text,
  place: text,
  chosen: list(text, 'what was chosen, by title, the first first; none where nothing was left'),
  chosenBy: oneOf(['likeliest', 'rule', 'colleague', 'usual', 'nothing']),
  why: Type.String({ description: 'in plain words' }),
  rule: optional(Type.String({ description: 'its name' })),
  because: optional(Type.String({ description: 'what the rule says for itself' })),
  used: list(
    shape('OwnUsedSignal', {
      ...signal,
      value: optional(Type.Unsafe<boolean | number | string>({ type: ['boolean', 'number', 'string'] })),
      mayRefuse: Type.Boolean({ description: 'false for what is no fact about her' }),
    }),
    'what was known of her and used',
  ),
});
export const ownDecisions = shape('OwnDecisions', { decisions: list(ownDecision), before: optional(time) });

import { NotFound } from '../../foundation/index.ts';

/** Where a decision stands in the log: as the address of an event. */
export interface DecisionAddress {
  readonly identifierId: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The source whose key asked; 0 for a token. */
  readonly sourceId: number;
  readonly number: string;
}

/** The address as one opaque word for outsiders. */
export function formatDecisionId({ identifierId, time, sourceId, number }: DecisionAddress): string {
  return `d${Buffer.from(`${identifierId}.${time}.${sourceId}.${number}`, 'utf8').toString('base64url')}`;
}

/** @throws NotFound `decision.no_such_decision` when the word is not one of ours */
export function parseDecisionId(text: string): DecisionAddress {
  const match = /^(\d{1,16})\.(\d{1,16})\.(\d{1,10})\.([0-9a-f-]{36})$/.exec(Buffer.from(text.slice(1), 'base64url').toString('utf8'));
  if (match === null || !text.startsWith('d')) throw noSuchDecision();
  const [, identifierId, time, sourceId, number] = match;
  return { identifierId: Number(identifierId), time: Number(time), sourceId: Number(sourceId), number: number as string };
}

export function noSuchDecision(): NotFound {
  return new NotFound(
    'decision.no_such_decision',
    'there is no such decision; one that was made a moment ago is there within some seconds',
  );
}

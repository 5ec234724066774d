import { meaningOf } from '../summary/event-meaning.ts';
import { episodeKindOf } from './episode.ts';

/** What an event of history counts as when one asks whether something came. */
export interface MomentMarks {
  /** She dealt with us: was there, bought, called, said something. What merely happened to her, or to a thing of hers, is none. */
  readonly came: boolean;
  readonly bought: boolean;
  readonly care: boolean;
}

/** The marks of an event, from its call, name and channel. Pure. */
export function momentMarks(kind: string, name: string, channel: string): MomentMarks {
  const episode = episodeKindOf(kind, name, channel);
  const meaning = kind === 'track' ? meaningOf(name) : undefined;
  const isHers = episode !== 'profile' && episode !== 'product' && episode !== 'message' && meaning?.passive !== true;
  return { came: isHers, bought: meaning?.order === 'completed', care: meaning?.care !== undefined };
}

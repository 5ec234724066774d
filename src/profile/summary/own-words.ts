import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonObject, textOf } from '../../foundation/index.ts';
import type { EventMeaning } from './event-meaning.ts';
import { cutText } from './statements.ts';

// A paragraph: enough to hear her; the event has all of it.
const wordsLengthMax = 500;

/** Properties that always hold the person's own words, whatever the event. */
export const explicitKeys = ['words', 'own_words', 'quote', 'verbatim'];
/** Properties that hold them when the event is one that a person writes. */
export const authoredKeys = [
  'text',
  'message',
  'comment',
  'comments',
  'review_body',
  'review',
  'body',
  'answer',
  'feedback',
  'response',
  '$survey_response',
];
/** The same for what is no answer: a survey's question is the firm's. */
const askedKeys = [...authoredKeys, 'question'];
/** The same for calls and cases, where descriptions and answers are mostly an employee's notes. */
const careKeys = ['message', 'comment', 'complaint'];
const notHers =
  /^(?:(?:support|service|sales|live|virtual|human|chat|customer[ _-]?service)[ _-]?)?(?:agent|staff|employee|bot|chatbot|system|operator|clerk|assistant|automation|representative|rep|csr|advisor|adviser|consultant|admin|support|outbound|out|outgoing|company|firm|brand|business|shop|store|seller|merchant)$/i;
const whoKeys = [
  'author',
  'sender',
  'from',
  'direction',
  'author_type',
  'sender_type',
  'role',
  'authorType',
  'senderType',
  'sender_role',
  'author_role',
].concat(['sent_by', 'sentBy', 'written_by', 'speaker', 'participant_type', 'user_type', 'from_type']);
const staffFlags = ['is_agent', 'isAgent', 'from_agent', 'is_staff', 'isStaff', 'from_staff', 'is_bot', 'isBot', 'by_staff'];

/**
 * What the person wrote or said herself, word for word: the text of an event that people author (a chat message, a review, a survey's
 * answer, a post), or a `words` property on any event. Undefined when a text is an employee's. Pure.
 */
export function ownWordsOf(event: CustomerEvent, meaning: EventMeaning): string | undefined {
  const { properties } = event;
  const said = firstText(properties, explicitKeys) ?? (meaning.authored ? firstText(properties, keysOf(meaning)) : undefined);
  if (said === undefined || isByStaff(properties)) return undefined;
  return cutText(said, wordsLengthMax);
}

function keysOf({ care, opinion }: EventMeaning): readonly string[] {
  if (care === 'call' || care === 'case') return careKeys;
  return opinion === undefined ? askedKeys : authoredKeys;
}

/** The first of these properties that holds words; a bare number is a score. Pure. */
export function firstText(properties: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textOf(properties[key])?.trim();
    if (text !== undefined && text !== '' && !/^[\d.,\s]+$/.test(text)) return text;
  }
  return undefined;
}

/** Whether an event's text is an employee's or a program's. Pure. */
export function isByStaff(properties: JsonObject): boolean {
  for (const key of whoKeys) {
    const value = properties[key];
    if (value === undefined || value === null) continue;
    const texts = isJsonObject(value) ? [textOf(value.type), textOf(value.role), textOf(value.kind)] : [textOf(value)];
    if (texts.some((text) => text !== undefined && notHers.test(text.trim()))) return true;
  }
  return staffFlags.some((flag) => properties[flag] === true);
}

import type { Message, MessageReason, MessageWay } from './message.ts';
import { fillText, type TextFillings } from './message-text.ts';

/** A content item as a channel can take it. */
export interface RenderedContent {
  readonly title: string;
  readonly text: string;
  /** It offers something that nobody asked for. */
  readonly isPromotion: boolean;
}

/** Renders the content item of this key; undefined when it may not be used now, or not in this channel. */
export type RenderContent = (key: string, way: MessageWay, language: string | undefined, now: number) => RenderedContent | undefined;

// What one screen of a phone shows; longer ones are cut by every system on the way.
const subjectCharactersMax = 200;
const textCharactersMax = 20_000;

/**
 * The words of a message for its person, as they go out, or why there are none: its content may not be used now and here, or offers something where the
 * message was not planned, and not asked about, as an offer.
 */
export function renderMessage(
  { body, isPromotion }: Pick<Message, 'body' | 'isPromotion'>,
  way: MessageWay,
  reader: TextFillings & { readonly language?: string | undefined },
  content: RenderContent,
  now: number,
): NonNullable<Message['words']> | MessageReason {
  const item = body.content === undefined ? undefined : content(body.content, way, reader.language, now);
  if (body.content !== undefined && item === undefined) {
    return { code: 'content.not_usable', words: `the content ${body.content} may not be used in this channel then` };
  }
  if (item?.isPromotion === true && !isPromotion) {
    return { code: 'content.is_promotion', words: `the content ${body.content} offers something: plan the message as a promotion` };
  }
  const fillings = { ...reader, data: body.data };
  // An item of the content room is told as its editors confirmed it.
  const subject = (body.subject === undefined ? (item?.title ?? '') : fillText(body.subject, fillings)).replace(/\s+/g, ' ').trim();
  const text = (body.text === undefined ? (item?.text ?? '') : fillText(body.text, fillings)).trim();
  return {
    ...(subject === '' ? {} : { subject: subject.slice(0, subjectCharactersMax).toWellFormed() }),
    text: text.slice(0, textCharactersMax).toWellFormed(),
  };
}

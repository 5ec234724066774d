import type { ContentBody, ContentPicture } from '../item/content-item.ts';
import { ownVariant } from '../item/content-item.ts';
import { inVariant } from '../item/in-variant.ts';
import { type Device, type DeviceLimits, devices } from './device.ts';
import { htmlOf } from './html-of-blocks.ts';
import { shorten } from './shorten.ts';
import { type SmsLength, smsLength } from './sms-length.ts';
import { type Block, tellItem } from './tell-item.ts';

/** An item as one device can show or say it: within that device's limits, with its key fact. */
export interface Rendition {
  readonly device: Device;
  readonly kind: ContentBody['kind'];
  readonly language: string;
  /** Which of its wordings, `own` being the item's own. */
  readonly variant: string;
  /** Empty where the device has no place for one. */
  readonly title: string;
  /** The whole text, plain: whoever writes it into a page escapes it. */
  readonly text: string;
  /** The same as HTML, everything of it escaped; for devices that show HTML. */
  readonly html?: string;
  readonly action?: { readonly label: string; readonly address: string };
  readonly picture?: Pick<ContentPicture, 'address' | 'alt' | 'width' | 'height'>;
  /** For reading aloud, never for the eye. */
  readonly isSpoken: boolean;
  /** How a text message travels. */
  readonly sms?: SmsLength;
  readonly isShortened: boolean;
}

export interface RenditionOptions {
  /** The language of the few words that we add (`Until`, `Code`); the item's own when absent. */
  readonly language?: string;
  /** A variant by its name; the item's own words for one that it does not have. */
  readonly variant?: string;
  /** Milliseconds since 1970: of an event's times the next one is told. */
  readonly now?: number;
}

/**
 * One item for one device. What is kept (key fact, an offer's code, who is quoted, where and when) comes whole, the rest as far as there is room, cut at
 * the borders of sentences and words. For an item whose kept part does not fit (`problemsOfItem` refuses it) that part is cut too, and so is the promise.
 * Deterministic. Pure.
 */
export function renditionOf(item: ContentBody, device: Device, options: RenditionOptions = {}): Rendition {
  const limits: DeviceLimits = devices[device];
  const variant = item.variants.find(({ name }) => name === options.variant);
  const body = variant === undefined ? item : inVariant(item, variant);
  const fits = (text: string) => hasRoom(text, limits);
  // What was checked while it was written is what its own language adds: longer words of another one give way.
  const wished = options.language ?? body.language;
  const language = fits(keptText(body, device, wished, options.now)) ? wished : body.language;
  const { kept, rest } = tellItem(body, language, options.now);
  const title = limits.titleMax === 0 ? '' : shorten(body.title, (text) => text.length <= limits.titleMax);
  const start = inOne(kept, limits);
  const opening = shorten(start, fits);
  const link = linkOf(body.action, limits);
  const withLink =
    limits.links === 'text' && link !== undefined && fits(`${opening} ${link.address}`) ? `${opening} ${link.address}` : opening;
  const filled = isFlowing(limits) ? fillFlow(withLink, rest, limits) : fillPage(withLink, rest, fits);
  return {
    ...{ device, kind: body.kind, language: body.language, variant: variant?.name ?? ownVariant, title, text: filled.text },
    ...(limits.isHtml ? { html: htmlOf([{ paragraph: opening }, ...filled.blocks]) } : {}),
    ...(link === undefined || limits.links === 'text' ? {} : { action: link }),
    ...(body.picture === undefined || limits.picture === undefined ? {} : { picture: scaled(body.picture, limits.picture) }),
    isSpoken: limits.isSpoken,
    ...(limits.segmentsMax === undefined ? {} : { sms: smsLength(filled.text) }),
    isShortened: filled.isShortened || opening !== start || title !== (limits.titleMax === 0 ? '' : body.title),
  };
}

/** What is kept of an item on a device, as one text: whether it fits can be told while somebody writes. */
export function keptText(body: ContentBody, device: Device, language: string, now?: number): string {
  return inOne(tellItem(body, language, now).kept, devices[device]);
}

function inOne(kept: readonly string[], limits: DeviceLimits): string {
  return isFlowing(limits) ? kept.map(asSentence).join(' ') : kept.join('\n');
}

/** Whether a device has room for a text. */
export function hasRoom(text: string, { textMax, segmentsMax }: DeviceLimits): boolean {
  return text.length <= textMax && (segmentsMax === undefined || smsLength(text).segments <= segmentsMax);
}

/** Read aloud, or in one run of text. */
function isFlowing({ isSpoken, segmentsMax }: DeviceLimits): boolean {
  return isSpoken || segmentsMax !== undefined;
}

/** Sentence follows sentence; a text message takes no further message for what could be left out. */
function fillFlow(opening: string, rest: readonly Block[], limits: DeviceLimits): Filled {
  const all = rest
    .flatMap((block) => ('paragraph' in block ? [block.paragraph] : block.list))
    .map((part) => asSentence(part.replaceAll('\n', ' ')));
  if (all.length === 0) return { text: opening, blocks: [], isShortened: false };
  const segments = limits.segmentsMax === undefined ? undefined : { ...limits, segmentsMax: smsLength(opening).segments };
  const whole = all.join(' ');
  const more = shorten(whole, (text) => hasRoom(`${opening} ${text}`, segments ?? limits), true);
  return { text: more === '' ? opening : `${opening} ${more}`, blocks: [], isShortened: more !== whole };
}

interface Filled {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly isShortened: boolean;
}

// Less than this of a paragraph that is not needed tells nobody anything.
const cutCharactersMin = 24;

/** Block follows block; the first that has no room is cut, and nothing follows it. What would only announce it goes with it. */
function fillPage(opening: string, rest: readonly Block[], fits: (text: string) => boolean): Filled {
  const blocks: Block[] = [];
  let text = opening;
  for (const block of rest) {
    const whole = `${text}\n\n${textOfBlock(block)}`;
    if (fits(whole)) {
      text = whole;
      blocks.push(block);
      continue;
    }
    const cut = cutBlock(block, (part) => fits(`${text}\n\n${textOfBlock(part)}`));
    if (cut !== undefined) blocks.push(cut);
    else if (isAnnouncing(blocks.at(-1))) blocks.pop();
    text = [opening, ...blocks.map(textOfBlock)].join('\n\n');
    return { text, blocks, isShortened: true };
  }
  return { text, blocks, isShortened: false };
}

function cutBlock(block: Block, fits: (block: Block) => boolean): Block | undefined {
  if ('paragraph' in block) {
    const paragraph = shorten(block.paragraph, (text) => fits({ paragraph: text }));
    return paragraph.length < cutCharactersMin ? undefined : { paragraph };
  }
  let count = block.list.length - 1;
  while (count > 0 && !fits({ ...block, list: block.list.slice(0, count) })) count -= 1;
  return count === 0 ? undefined : { ...block, list: block.list.slice(0, count) };
}

/** `What takes range:` says nothing without what comes after it. */
function isAnnouncing(block: Block | undefined): boolean {
  return block !== undefined && 'paragraph' in block && block.paragraph.endsWith(':');
}

function textOfBlock(block: Block): string {
  if ('paragraph' in block) return block.paragraph;
  return block.list.map((item, at) => `${block.isNumbered ? `${at + 1}.` : '-'} ${item}`).join('\n');
}

/** Ends like a sentence, so that the next one does not run into it. */
function asSentence(text: string): string {
  return /[.!?…。！？:]["'”’»)\]]*$/u.test(text) ? text : `${text}.`;
}

function linkOf(action: ContentBody['action'], { links }: DeviceLimits): ContentBody['action'] {
  if (action === undefined || links === 'none') return undefined;
  if (links === 'all') return action;
  if (links === 'calls') return action.address.startsWith('tel:') ? action : undefined;
  return action.address.startsWith('/') ? undefined : action;
}

/** As large as there is room for, never larger than it is. */
function scaled(
  { address, alt, width, height }: ContentPicture,
  room: { readonly width: number; readonly height: number },
): ContentPicture {
  const factor = Math.min(1, room.width / width, room.height / height);
  const size = { width: Math.max(1, Math.floor(width * factor)), height: Math.max(1, Math.floor(height * factor)) };
  return { address: address.replaceAll('{width}', String(size.width)).replaceAll('{height}', String(size.height)), alt, ...size };
}

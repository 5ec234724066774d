import type { Answer, Choice } from './answer.ts';
import { report } from './ask.ts';

const seenMs = 1000;
const shareSeen = 0.5;

/** An address that leads to a page, whole; nothing where it would do something else. */
const web = (address: string | undefined): string | undefined => {
  const link = document.createElement('a');
  if (address) link.href = address;
  return /^https?:$/.test(link.protocol) ? link.href : undefined;
};

const met = new Set<Element>();

/** Whether an element was not met before. */
export const isNew = (element: Element): unknown => !met.has(element) && met.add(element);

/** Reports what becomes of a choice that an element shows: seen when half of it was visible for a second, on a page that is looked at; used when it is pressed. */
export const follow = (element: HTMLElement): void => {
  if (!isNew(element)) return;
  const { loyaltyDecision, loyaltyItem } = element.dataset as Record<'loyaltyDecision' | 'loyaltyItem', string>;
  const tell = (outcome: 'seen' | 'used') => report(loyaltyDecision, +loyaltyItem, outcome);
  let timer: number | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      clearTimeout(timer);
      // Not `isIntersecting`: some browsers say that of a corner too.
      if ((entries.pop()?.intersectionRatio ?? 0) >= shareSeen) timer = setTimeout(look, seenMs);
    },
    { threshold: shareSeen },
  );
  const look = (): void => {
    if (document.hidden) timer = setTimeout(look, seenMs);
    else {
      observer.disconnect();
      tell('seen');
    }
  };
  observer.observe(element);
  element.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('a,button')) tell('used');
  });
};

/** A choice as elements: the page's own template, where it has one, filled in. What the product says becomes text and addresses, never markup. */
const elementOf = ({ item, title, rendition }: Choice, decision: string, template: HTMLTemplateElement | null): HTMLElement => {
  const made = document.createElement('div');
  made.dataset.loyaltyDecision = decision;
  made.dataset.loyaltyItem = String(item);
  if (template) made.append(template.content.cloneNode(true));
  const put = (name: string, tag: string, content: object | '' | undefined): void => {
    let part = made.querySelector<HTMLElement>(`[data-loyalty=${name}]`);
    if (content && !part && !template) {
      part = document.createElement(tag);
      part.dataset.loyalty = name;
      made.append(part);
    }
    if (part)
      if (content) Object.assign(part, content);
      else part.remove();
  };
  const { language, picture, text, action } = rendition;
  const { address, alt, width, height } = picture ?? {};
  const src = web(address);
  const href = web(action?.address);
  made.lang = language ?? '';
  // Its size is known before it is there: nothing moves when it comes.
  put('picture', 'img', src && { src, alt, width, height });
  put('title', 'p', { innerText: rendition.title || title });
  put('text', 'p', text && { innerText: text });
  put('action', 'a', href && { href, innerText: action?.label });
  return made;
};

/** Puts an answer's choices in the place of what the element holds, and reports when they are seen and used. Without a choice all stays. Never throws. */
export const render = (place: Element, answer?: Answer): void => {
  try {
    const { decision, choices } = answer as Answer;
    const template = place.querySelector('template');
    const parts = choices.map((choice) => elementOf(choice, decision, template));
    if (parts.length) place.replaceChildren(...parts);
    parts.forEach(follow);
  } catch {}
};

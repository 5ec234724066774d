import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../foundation/index.ts';
import { entryTitle, humanName } from './entry-title.ts';

function titleOf(
  name: string,
  properties: JsonObject = {},
  more: { kind?: string; minorUnits?: number; context?: JsonObject; traits?: JsonObject } = {},
) {
  const money = more.minorUnits === undefined ? undefined : { minorUnits: more.minorUnits, currency: 'USD' };
  return entryTitle({
    kind: more.kind ?? 'track',
    name,
    channel: 'web',
    properties,
    traits: more.traits ?? {},
    context: more.context ?? {},
    money,
  });
}

describe('entryTitle', () => {
  it.each<[string, ReturnType<typeof titleOf>, string]>([
    [
      'an order',
      titleOf('Order Completed', { products: [{ name: 'Light' }, { name: 'Bell' }] }, { minorUnits: 5400 }),
      'Bought 2 things for $54.00',
    ],
    ['an order of one thing', titleOf('order_completed', { products: [{ name: 'Trail bike', quantity: 1 }] }), 'Bought Trail bike'],
    ['a refund', titleOf('Order Refunded', { order_id: 'LK-1' }, { minorUnits: -5400 }), 'Got $54.00 back (order LK-1)'],
    ['a product', titleOf('Product Viewed', { name: 'Trail bike' }), 'Looked at Trail bike'],
    ['a page', titleOf('', {}, { kind: 'page', context: { page: { title: 'Trail bikes' } } }), 'Looked at Trail bikes'],
    ['a call', titleOf('Call Received', { wait_seconds: 360 }), 'Called, 6 min wait'],
    ['a message', titleOf('Live Chat Message Sent', { text: 'It rattles' }), 'Said: “It rattles”'],
    ['an answer of staff', titleOf('Live Chat Message Sent', { text: 'Bring it in', sender: 'agent' }), 'Was answered: “Bring it in”'],
    ['an answer of a program', titleOf('Message Sent', { text: 'Hello', sender: { type: 'bot', name: 'Bo' } }), 'Was answered: “Hello”'],
    ['a call to her', titleOf('Call Completed', { direction: 'outbound' }), 'Was called'],
    ['what was selected', titleOf('Class Selected', { class: 'Compact' }), 'Class selected: Compact'],
    ['a selected thing', titleOf('product_selected', { chosen: { class: 'Compact' } }), 'Chose Compact'],
    ['a relationship', titleOf('Relationship Chosen', { relationship: 'leaveMeBe' }), 'Chose to be left alone'],
    ['a relationship in other words', titleOf('Relationship Chosen', { choice: 'friends' }), 'Chose friends'],
    ['a seat', titleOf('Seat Selected', { seat: '12A' }), 'Seat selected: 12A'],
    ['a search', titleOf('Products Searched', { query: 'hill range' }), 'Searched for “hill range”'],
    ['a search of GA4', titleOf('search', { search_term: 'hill range' }), 'Searched for “hill range”'],
    ['a link in a mail', titleOf('Email Link Clicked', { subject: 'Spring' }), 'Followed a link in an e-mail: Spring'],
    ['a mail of which nothing is known', titleOf('Email Opened'), 'Opened an e-mail'],
    ['an id alone', titleOf('', {}, { kind: 'identify' }), 'Was recognised'],
    ['a survey', titleOf('Survey Answered', { survey: 'After the ride', score: 9 }), 'Answered After the ride: 9'],
    ['a sign-in', titleOf('Signed In', { method: 'Facebook Connect' }), 'Signed in by Facebook Connect'],
    ['a code from a brochure', titleOf('Brochure Code Used', { code: 'SPRING24' }), 'Used a brochure code SPRING24'],
    ['a brochure code that was entered', titleOf('Code Entered', { brochure_code: 'SPRING24' }), 'Used a brochure code SPRING24'],
    [
      'a code of a printed campaign',
      titleOf('Code Entered', { code: 'SPRING24' }, { context: { campaign: { medium: 'print' } } }),
      'Used a printed code SPRING24',
    ],
    ['a goal', titleOf('Goal Stated', { goal: 'Ride to work' }), 'Goal: “Ride to work”'],
    ['what matters', titleOf('What Matters Stated', { matters: ['quiet', 'light'] }), 'What matters: “quiet”, “light”'],
    ['a name nobody has told us', titleOf('trailRide_booked'), 'Trail ride booked'],
    ['the name of a prototype’s property', titleOf('constructor'), 'Constructor'],
    ['an empty name', titleOf(''), 'Something happened'],
    ['a sealed number', titleOf('Code Entered', { code: 'sealed:0123456789abcdef:1234' }), 'Entered code ••••1234'],
  ])('tells %s in plain words', (_, told, title) => {
    expect(told.title).toBe(title);
  });

  it.each([
    [{ level: 0.08 }, 'Product reports a low battery (8 %)'],
    [{ battery: 0.125 }, 'Product reports a low battery (13 %)'],
    [{ battery_percent: 0.5 }, 'Product reports a low battery (0.5 %)'],
    [{ level: 1 }, 'Product reports a low battery (1 %)'],
    [{ level: 7 }, 'Product reports a low battery (7 %)'],
  ])('tells a battery of %o in per cent', (properties, title) => {
    expect(titleOf('Battery Low', properties).title).toBe(title);
  });

  it('tells what there is more to say', () => {
    expect(titleOf('Order Completed', { products: [{ name: 'Light' }, { name: 'Bell' }] }).detail).toBe('Light, Bell');
    expect(titleOf('Order Completed', { brochure_code: 'SPRING24' }).detail).toBe('with the printed code SPRING24');
    expect(titleOf('', {}, { kind: 'identify', traits: { email: 'x', firstName: 'y' } }).detail).toBe('Email, First name');
    expect(titleOf('survey sent', { $survey_response: 'Too heavy' })).toEqual({ title: 'Answered a survey', detail: 'Too heavy' });
    expect(titleOf('survey sent', { $survey_response: 9 })).toEqual({ title: 'Answered a survey: 9' });
    expect(titleOf('Survey Sent', { question: 'Would you tell a friend?' })).toEqual({ title: 'Survey sent' });
    expect(titleOf('Question Asked', { question: 'Is it quiet?' }).title).toBe('Said: “Is it quiet?”');
    expect(titleOf('Product Viewed', { name: 'x'.repeat(500) }).title).toHaveLength(120);
  });

  it.each([
    ['snake_case_name', 'Snake case name'],
    ['kebab-case', 'Kebab case'],
    ['SHOUTED NAME', 'Shouted name'],
    ['NPS Answered', 'NPS answered'],
    ['$autocapture', 'Autocapture'],
  ])('writes %s as words', (name, words) => {
    expect(humanName(name)).toBe(words);
  });
});

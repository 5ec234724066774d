import type { Recipe } from './recipe.ts';

/**
 * CDNOW: every purchase of the people who first bought at that music shop in early 1997, until June 1998. A row is an order. Rows that
 * are alike (215 kinds of them) are orders of their own: the log knows days only, and the published counts keep them.
 *
 * The log has dates without hours. Midnight at UTC−12 is noon at UTC, so that the day is the same on clocks from Auckland to Hawaii.
 */
export const cdnow: Recipe = {
  name: 'cdnow',
  title: 'CDNOW purchases 1997–1998',
  source: {
    key: 'cdnow',
    name: 'CDNOW shop',
    channel: 'web',
    kind: 'file',
    marketingOwner: 'Music shop',
    technologyOwner: 'Order system',
    timezone: 'America/New_York',
    currency: 'USD',
  },
  needs: ['cdnow/CDNOW_master.txt'],
  origin:
    'It is the "CDNOW data set" (full, CDNOW_master.txt) that Peter Fader and Bruce Hardie publish for research on Bruce Hardie’s page of data sets; copies come with the Python package lifetimes and the R package BTYD.',
  mapping: {
    kind: 'track',
    event: 'Order Completed',
    time: { column: 'date', format: 'yyyyMMdd', timezone: 'Etc/GMT+12' },
    // A prefix of its own: other shops count their customers with five digits too.
    identifiers: { user_id: { template: 'cdnow-{customer_id}' } },
    properties: { quantity: 'number_of_cds', revenue: 'dollar_value' },
    money: { currency: 'USD' },
    file: { format: 'columns', header: true },
  },
  expectations: {
    rows: 69_659,
    skipped: 0,
    people: 23_570,
    orders: 69_659,
    refunds: 0,
    total: 2_500_315.63,
    firstTime: '1997-01-01T12:00:00.000Z',
    lastTime: '1998-06-30T12:00:00.000Z',
  },
};

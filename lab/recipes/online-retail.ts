import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { offsetAt } from '../larkfield/zones.ts';
import { groupLines, type RetailLine, type RetailOrder } from './group-retail-lines.ts';
import type { Recipe, RecipeSource } from './recipe.ts';

const allLines = 'online-retail/online_retail_541909_no_invoice_no.parquet';
const firstLines = 'online-retail/online_retail_first240007_all_columns.parquet';
const zone = 'Europe/London';

const source: RecipeSource = {
  key: 'online-retail',
  name: 'UK gift shop',
  channel: 'web',
  kind: 'file',
  marketingOwner: 'Gift shop',
  technologyOwner: 'Order system',
  timezone: zone,
  currency: 'GBP',
};

const origin =
  'It is the "Online Retail" data set (541,909 lines, 1 December 2010 to 9 December 2011) of the UCI Machine Learning Repository, licensed CC BY 4.0; save its sheet as Parquet with the columns InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country.';

/**
 * UCI Online Retail as orders. Its 541,909 lines are products on invoices, so lines of one invoice become one order with its products;
 * lines with a negative quantity are what came back, and become a refund. The 135,080 lines that name no customer are left out: they
 * are about nobody, and no later repair could say about whom.
 */
export const onlineRetail: Recipe = {
  name: 'online-retail',
  title: 'UCI Online Retail 2010–2011',
  source,
  needs: [allLines],
  helpedBy: [firstLines],
  origin,
  mapping: { kind: 'segment' },
  prepare: prepareOrders,
  expectations: {
    rows: 22_152,
    skipped: 0,
    people: 4_372,
    orders: 18_467,
    refunds: 3_652,
    total: 8_300_065.81,
    firstTime: '2010-12-01T08:26:00.000Z',
    lastTime: '2011-12-09T12:50:00.000Z',
  },
};

/** The same lines one by one, straight from Parquet: many rows for a trial of the importer, each a product that somebody ordered. */
export const onlineRetailLines: Recipe = {
  name: 'online-retail-lines',
  title: 'UCI Online Retail, line by line',
  source: { ...source, key: 'online-retail-lines', name: 'UK gift shop, lines' },
  needs: [allLines],
  origin,
  mapping: {
    kind: 'track',
    event: 'Product Ordered',
    time: { column: 'InvoiceDate', format: 'iso', timezone: zone },
    identifiers: { user_id: { template: 'retail-{CustomerID}' } },
    properties: {
      name: 'Description',
      quantity: 'Quantity',
      price: 'UnitPrice',
      revenue: { multiply: ['Quantity', 'UnitPrice'] },
      country: 'Country',
    },
    money: { currency: 'GBP' },
    skipWhen: [{ column: 'CustomerID', blank: true }],
  },
  expectations: {
    rows: 541_909,
    skipped: 135_080,
    people: 4_372,
    orders: 0,
    refunds: 0,
    total: 8_300_065.81,
    firstTime: '2010-12-01T08:26:00.000Z',
    lastTime: '2011-12-09T12:50:00.000Z',
  },
};

async function prepareOrders(dataFolder: string, workFolder: string): Promise<string> {
  const lines = await readLines(dataFolder);
  const path = join(workFolder, 'online-retail-orders.ndjson');
  const file = createWriteStream(path);
  for (const order of groupLines(lines)) {
    for (const event of eventsOf(order)) if (!file.write(`${JSON.stringify(event)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

/**
 * All lines with invoice and stock numbers where they are known: in the file itself, or for the first 240,007 lines in a second file that
 * has the same lines in the same order.
 */
async function readLines(dataFolder: string): Promise<RetailLine[]> {
  const rows = await readParquet(join(dataFolder, allLines));
  const numbered = existsSync(join(dataFolder, firstLines)) ? await readParquet(join(dataFolder, firstLines)) : [];
  return rows.map((row, at) => {
    const more = row.InvoiceNo === undefined ? numbered[at] : row;
    const isSame = more !== undefined && Number(more.Quantity) === row.Quantity && more.UnitPrice === row.UnitPrice;
    const local = (row.InvoiceDate as Date).getTime();
    return {
      customer: row.CustomerID === null || row.CustomerID === undefined ? undefined : String(row.CustomerID),
      // Local times are stored as if they were UTC.
      time: local - offsetAt(zone, local - offsetAt(zone, local)),
      invoice: isSame ? String(more.InvoiceNo) : undefined,
      stockCode: isSame ? String(more.StockCode) : undefined,
      description: typeof row.Description === 'string' ? row.Description : undefined,
      quantity: row.Quantity as number,
      price: row.UnitPrice as number,
      country: String(row.Country),
    };
  });
}

async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
}

// An event may have 32 KB; a product takes about a hundred bytes.
const productsPerEventMax = 200;

/** The events of an order: one that completes or refunds it, and one more for each further two hundred products. */
export function eventsOf(order: RetailOrder): Record<string, unknown>[] {
  const { lines, isRefund, number, customer, time, country } = order;
  const amount = Math.abs(order.total);
  const products = lines.map(({ stockCode, description, quantity, price }) => ({
    ...(stockCode === undefined ? {} : { sku: stockCode }),
    ...(description === undefined ? {} : { name: description }),
    quantity: Math.abs(quantity),
    price,
  }));
  const base = { type: 'track', userId: `retail-${customer}`, timestamp: new Date(time).toISOString(), context: { location: { country } } };
  const id = `retail-${number}-${customer}${isRefund ? '-back' : ''}`;
  const events: Record<string, unknown>[] = [
    {
      ...base,
      event: isRefund ? 'Order Refunded' : 'Order Completed',
      messageId: id,
      properties: {
        order_id: number,
        revenue: amount,
        total: amount,
        currency: 'GBP',
        lines: lines.length,
        products: products.slice(0, productsPerEventMax),
      },
    },
  ];
  for (let from = productsPerEventMax; from < products.length; from += productsPerEventMax) {
    events.push({
      ...base,
      event: 'Order Updated',
      messageId: `${id}-${from}`,
      properties: { order_id: number, products: products.slice(from, from + productsPerEventMax) },
    });
  }
  return events;
}

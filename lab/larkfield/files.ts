/** The files that Larkfield's systems export, each with its own habits. */
export interface FileSpec {
  readonly name: string;
  readonly format: 'csv' | 'ndjson';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252';
  readonly delimiter: string;
  /** Headings of a csv file, as odd as they are there. */
  readonly header: readonly string[];
  /** How the file writes its times; ndjson files of events write ISO 8601. */
  readonly time: { readonly pattern: string; readonly zone: string };
  /** False for lists that no row of names a person in: products and firms. */
  readonly people: boolean;
}

const csv = (name: string, header: string, pattern: string, zone: string, more: Partial<FileSpec> = {}): FileSpec => ({
  name,
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  header: header.split(','),
  time: { pattern, zone },
  people: true,
  ...more,
});
const ndjson = (name: string, pattern = 'iso'): FileSpec => ({
  name,
  format: 'ndjson',
  encoding: 'utf-8',
  delimiter: '',
  header: [],
  time: { pattern, zone: 'UTC' },
  people: true,
});

export const fileSpecs = [
  csv(
    'shop-accounts.csv',
    'Account No,Changed At,E-Mail Address,First Name,Last Name,Likes To Be Called,Phone,Street,Post Code,Town,Country,Birth Date,Language,Time Zone,Contact Wish,Rides Per Week,Shoe Colour',
    'iso',
    'UTC',
    { encoding: 'utf-8-bom' },
  ),
  csv(
    'store-cards.csv',
    'Kartennr,Ausgabe,Name,Vorname,Straße,PLZ,Ort,Land,Geburtsdatum,E-Mail,Telefon,Werbung,Filiale',
    'dd.MM.yyyy',
    'Europe/Lisbon',
    {
      encoding: 'windows-1252',
      delimiter: ';',
    },
  ),
  csv(
    'till.csv',
    'Receipt,Store,Date/Time,Customer Card,Item No,Item,Class,Qty,Further Items,Amount,Currency,Voucher,Brochure No,Clerk',
    'dd/MM/yyyy HH:mm:ss',
    'Europe/Lisbon',
    { delimiter: ';' },
  ),
  csv(
    'orders.csv',
    'order_no,placed_at,account_no,contact_email,contact_phone,sku,product,class,quantity,further_items,passed_over,subtotal,discount,coupon,shipping,total,currency,delivery,paid_with',
    'yyyy-MM-dd HH:mm:ss',
    'UTC',
  ),
  csv('returns.csv', 'RMA,Received,Order,Email,Card,Reason,Refund,Cur', 'MM/dd/yyyy hh:mm a', 'America/Los_Angeles'),
  csv('deliveries.csv', 'parcel,order_no,email,promised,handed_over,days_late,carrier,remark', 'yyyy-MM-ddTHH:mm', 'Europe/London', {
    delimiter: '|',
  }),
  csv(
    'calls.csv',
    'Call ID,Start,Caller,Card Quoted,Menu Path,Keyed,Wait s,Talk s,Agent,Reason,Case,Outcome,Said',
    'dd MMM yyyy HH:mm:ss',
    'Europe/London',
  ),
  csv(
    'surveys.csv',
    'response,answered,e-mail,order,about,nps,overall,expectation,ideal,in own words',
    'dd-MM-yyyy HH:mm',
    'Europe/Berlin',
    { delimiter: '\t' },
  ),
  csv('brochures.csv', 'brochure_no,sent_on,card,email,campaign', 'yyyyMMdd', 'Europe/Lisbon'),
  csv('firm-contacts.csv', 'Firm No,Firm,Contact,Role In Decision,E-Mail,Phone,Account,As Of', 'dd-MMM-yyyy', 'Europe/Berlin', {
    delimiter: ';',
  }),
  ndjson('web-events.ndjson'),
  ndjson('app-events.ndjson'),
  ndjson('email-events.ndjson'),
  ndjson('kiosk.ndjson'),
  ndjson('chats.ndjson', 'unixMs'),
  ndjson('social.ndjson', 'unix'),
  ndjson('bike-signals.ndjson', 'unix'),
  csv('firms.csv', 'Firm No,Name,Kind,City,Country,Sites,Listed As,Context,Since', 'yyyy-MM-dd', 'UTC', { people: false }),
  csv(
    'catalogue.csv',
    'sku,catalogue_no,supplier_no,name,nicknames,category,class,price_eur,quiet,range,stock_web,in_stores',
    'yyyy-MM-dd',
    'UTC',
    { people: false },
  ),
] as const satisfies readonly FileSpec[];

export type FileName =
  | 'shop-accounts.csv'
  | 'store-cards.csv'
  | 'till.csv'
  | 'orders.csv'
  | 'returns.csv'
  | 'deliveries.csv'
  | 'calls.csv'
  | 'surveys.csv'
  | 'brochures.csv'
  | 'firm-contacts.csv'
  | 'web-events.ndjson'
  | 'app-events.ndjson'
  | 'email-events.ndjson'
  | 'kiosk.ndjson'
  | 'chats.ndjson'
  | 'social.ndjson'
  | 'bike-signals.ndjson'
  | 'firms.csv'
  | 'catalogue.csv';

export const fileNames = fileSpecs.map((spec) => spec.name) as FileName[];

export type Cell = string | number | undefined;

/** A line of a csv file: quoted only where it must be. */
export function csvLine(cells: readonly Cell[], delimiter: string): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    const text = cell === undefined ? '' : String(cell);
    if (at > 0) line += delimiter;
    line += text.includes(delimiter) || text.includes('"') || text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return line;
}

// What Windows-1252 has between 0x80 and 0x9F; all else up to 0xFF is as in Unicode.
const windows1252: Record<string, number> = {
  '€': 0x80,
  '‚': 0x82,
  '„': 0x84,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
};

/** Text in the bytes of Windows-1252; letters it does not know lose their marks, as old systems do to them. */
export function encodeWindows1252(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range up to 0xFF is meant.
  const known = text.replace(/[^\u0000-\u00ff]/g, (letter) => {
    const code = windows1252[letter];
    if (code !== undefined) return String.fromCharCode(code);
    const plain = (letter === 'ı' ? 'i' : letter).normalize('NFD').charAt(0);
    return plain.charCodeAt(0) <= 0xff ? plain : '?';
  });
  return Buffer.from(known, 'latin1');
}

/** A product line of an invoice. */
export interface RetailLine {
  /** Undefined where nobody was named. */
  readonly customer: string | undefined;
  /** Milliseconds since 1970 UTC; whole minutes. */
  readonly time: number;
  /** Known for part of the lines only. */
  readonly invoice: string | undefined;
  readonly stockCode: string | undefined;
  readonly description: string | undefined;
  /** Negative for what came back. */
  readonly quantity: number;
  readonly price: number;
  readonly country: string;
}

/** The lines of one invoice, or of what came back at one time. */
export interface RetailOrder {
  readonly number: string;
  readonly customer: string;
  /** Of its first line. */
  readonly time: number;
  readonly isRefund: boolean;
  readonly country: string;
  readonly lines: readonly RetailLine[];
  /** To the cent; negative for refunds. */
  readonly total: number;
}

/**
 * Lines to orders. An invoice's number groups its lines where it is known; else one customer's lines of one minute are an invoice
 * (in the part with numbers that is right for 10,312 of 10,386 minutes). Lines without a customer belong to no order. Orders come in
 * the order of their first lines.
 */
export function groupLines(lines: readonly RetailLine[]): RetailOrder[] {
  const groups = new Map<string, { number: string; lines: RetailLine[] }>();
  // An invoice that is cut by the end of the numbered part goes on in the same minute.
  const invoiceOfMinute = new Map<string, string>();
  for (const line of lines) {
    if (line.customer === undefined) continue;
    const sign = line.quantity < 0 ? '-' : '+';
    const minute = `${line.customer} ${line.time} ${sign}`;
    if (line.invoice !== undefined) invoiceOfMinute.set(minute, line.invoice);
    const number = line.invoice ?? invoiceOfMinute.get(minute) ?? `${line.customer}-${minuteText(line.time)}${sign === '-' ? '-back' : ''}`;
    const key = `${line.customer} ${number} ${sign}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { number, lines: [line] });
    else group.lines.push(line);
  }
  return [...groups.values()].map(({ number, lines: [first, ...rest] }) => {
    const { customer, time, quantity, country } = first as RetailLine;
    const all = [first as RetailLine, ...rest];
    // Thousandths first: prices have up to three decimals, and cents must not drift over hundreds of lines.
    const thousandths = all.reduce((sum, line) => sum + Math.round(line.quantity * line.price * 1000), 0);
    return {
      number,
      customer: customer as string,
      time,
      isRefund: quantity < 0,
      country,
      lines: all,
      total: Math.round(thousandths / 10) / 100,
    };
  });
}

function minuteText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace(/[-:T]/g, '');
}

/** Money is a whole number of minor units with its currency, so that sums are exact in any order. */
export interface Money {
  readonly minorUnits: number;
  /** ISO 4217, upper case, for example `USD`. */
  readonly currency: string;
}

// ISO 4217 currencies whose minor unit is not a hundredth.
const decimalsByCurrency: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Digits after the point in a currency's usual notation (ISO 4217). */
export function decimalsOf(currency: string): number {
  return decimalsByCurrency[currency] ?? 2;
}

/** An amount in major units (`12.5` dollars) as money, rounded half away from zero; undefined when it is not a sensible amount. */
export function moneyOf(major: unknown, currency: string): Money | undefined {
  const amount = typeof major === 'string' && major.trim() !== '' ? Number(major) : major;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined;
  const code = currency.toUpperCase();
  // The exponent form avoids 1.005 * 100 = 100.49999999999999.
  const scaled = Number(`${Math.abs(amount)}e${decimalsOf(code)}`);
  const minorUnits = Math.sign(amount) * Math.round(Number.isNaN(scaled) ? Math.abs(amount) * 10 ** decimalsOf(code) : scaled);
  return Number.isSafeInteger(minorUnits) ? { minorUnits: minorUnits === 0 ? 0 : minorUnits, currency: code } : undefined;
}

/** Money in major units, for wire formats that want a plain number. */
export function majorUnits(money: Money): number {
  return Number(`${money.minorUnits}e-${decimalsOf(money.currency)}`);
}

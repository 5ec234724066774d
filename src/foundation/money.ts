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
  const code = currency.toUpperCase();
  const units = minorUnitsOf(major, code);
  return units === undefined ? undefined : moneyOfUnits(units, code);
}

/** An amount in major units as minor units, not rounded: a price of 1.459 a litre is 145.9 cents; undefined where it is no number. */
export function minorUnitsOf(major: unknown, currency: string): number | undefined {
  const amount = typeof major === 'string' && major.trim() !== '' ? Number(major) : major;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined;
  // The exponent form avoids 1.005 * 100 = 100.49999999999999.
  const scaled = Number(`${Math.abs(amount)}e${decimalsOf(currency)}`);
  return Math.sign(amount) * (Number.isNaN(scaled) ? Math.abs(amount) * 10 ** decimalsOf(currency) : scaled);
}

/** Minor units as money, rounded half away from zero; undefined where they are more than can be counted exactly. */
export function moneyOfUnits(units: number, currency: string): Money | undefined {
  const minorUnits = Math.sign(units) * Math.round(Math.abs(units));
  return Number.isSafeInteger(minorUnits) ? { minorUnits: minorUnits === 0 ? 0 : minorUnits, currency } : undefined;
}

/** Money in major units, for wire formats that want a plain number. */
export function majorUnits(money: Money): number {
  return Number(`${money.minorUnits}e-${decimalsOf(money.currency)}`);
}

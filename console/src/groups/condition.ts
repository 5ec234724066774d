/** Something she did, and what it was about. */
export interface Step {
  did: string;
  about?: string;
}

export interface Condition {
  measure?: string;
  min?: number;
  max?: number;
  withinDays?: number;
  withinHours?: number;
  inLastDays?: number;
  inLastHours?: number;
  did?: string;
  about?: string;
  sequence?: Step[];
  account?: string;
  kind?: string;
  currency?: string;
  occasion?: string;
  of?: string;
  minShare?: number;
  minCount?: number;
  channel?: string;
  boughtBy?: string;
  receives?: string;
  store?: string;
  preference?: string;
  value?: string;
  matters?: string;
  permission?: string;
  trait?: string;
  is?: (string | number | boolean)[];
  /** Of the moment itself, where rules of moments ask it. */
  moment?: string;
  group?: number;
  audience?: number;
  /** What it asks is hidden from the reader's role. */
  hidden?: true;
}
export type Rule = Condition & { all?: Rule[]; any?: Rule[]; not?: Rule };

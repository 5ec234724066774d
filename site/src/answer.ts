/** What is shown of a choice, made for the device. */
export interface Rendition {
  readonly language?: string;
  readonly title?: string;
  /** Lines end in `\n`. */
  readonly text?: string;
  readonly picture?: { readonly address: string; readonly alt: string; readonly width: number; readonly height: number };
  readonly action?: { readonly address: string; readonly label: string };
}

export interface Choice {
  readonly item: number;
  readonly key: string;
  readonly title: string;
  readonly rendition: Rendition;
}

/** What the product answers to a page: nothing in it says who somebody is. */
export interface Answer {
  readonly decision: string;
  readonly default: boolean;
  readonly choices: readonly Choice[];
}

/** What became of a choice. */
export type Outcome = 'seen' | 'used' | 'ignored' | 'helped';

export interface DecideOptions {
  /** How many choices at most. */
  readonly limit?: number | undefined;
  /** `{ type: 'page' }` or `{ type: 'track', event, properties }`: counts before it is decided. */
  readonly event?: object | undefined;
  readonly ask?: readonly string[];
  /** Milliseconds after which the page goes on without an answer. */
  readonly timeout?: number;
}

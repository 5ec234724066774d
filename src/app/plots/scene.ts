/** A drawing as plain data: what stands where. Written as SVG or painted as PNG, it looks the same. Lengths in pixels, the origin top left. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The same in words, for those who do not see it. */
  readonly description: string;
  readonly marks: readonly Mark[];
}

export type Mark =
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly colour: string;
      readonly width: number;
      readonly dash?: readonly number[];
    }
  | {
      readonly kind: 'area';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly edge?: string;
      readonly edgeWidth?: number;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly colour: string;
      readonly weight?: 400 | 500;
      readonly anchor?: 'start' | 'middle' | 'end';
    };

export type Point = readonly [x: number, y: number];

/** The colours of the console by day. */
export const palette = {
  surface: '#ffffff',
  line: '#e5e5e0',
  lineStrong: '#8a8d93',
  ink: '#191a1c',
  ink2: '#4d5057',
  ink3: '#686c74',
  accent: '#0b5a75',
} as const;

/** Between white and the accent colour, by a share. Pure. */
export function tint(share: number): string {
  const [from, to] = [
    [240, 244, 246],
    [11, 90, 117],
  ] as const;
  const part = Math.min(1, Math.max(0, share));
  return `rgb(${from.map((start, at) => Math.round(start + part * ((to[at] as number) - start))).join(' ')})`;
}

import type { VisitModelName } from './visit-model.ts';

/**
 * Purchases come after Erlang(k)-distributed intervals at a rate λ·k⁻¹ with λ ~ Gamma(r, α); after each purchase, in the modified models
 * after the first one too, a person leaves with probability p ~ Beta(a, b).
 *   BG/NBD: k = 1 (Fader, Hardie & Lee 2005, Marketing Science 24:275).
 *   MBG/NBD: k = 1, may leave after the first purchase (Batislam, Denizel & Filiztekin 2007; Hoppe & Wagner 2007).
 *   MBG/CNBD-k: k > 1, regular buyers (Platzer & Reutterer 2016, Marketing Science 35:779; Reutterer, Platzer & Schröder 2021).
 * Assumption: rates and chances to leave are independent of one another and constant in time.
 */
export interface BetaGeometricShape {
  readonly name: VisitModelName;
  /** Regularity: 1 for purchases at random, more for purchases in a rhythm. */
  readonly k: number;
  readonly mayLeaveAtFirst: boolean;
}

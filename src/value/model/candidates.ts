import { bgNbd, mbgCnbd, mbgNbd } from '../visits/beta-geometric.ts';
import { paretoNbd } from '../visits/pareto-nbd.ts';
import type { VisitModel, VisitModelName } from '../visits/visit-model.ts';

/** The models that are tried on a log's own second half; the first stands unless another is clearly better. */
export const candidates: readonly [VisitModel, ...VisitModel[]] = [paretoNbd, mbgNbd, bgNbd, mbgCnbd(2), mbgCnbd(3)];

/** The model of a name; one that a later release gave is taken for the first candidate. */
export function visitModelNamed(name: VisitModelName): VisitModel {
  const regular = /^mbg-cnbd-(\d+)$/.exec(name);
  if (regular) return mbgCnbd(Number(regular[1]));
  return candidates.find((model) => model.name === name) ?? candidates[0];
}

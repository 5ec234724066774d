import type { ValueModel } from '../api/contract.ts';

export interface ComparedParameter {
  name: string;
  old: number | undefined;
  now: number | undefined;
}

/** The parameters of two fits side by side; those that only one of the models has stand alone. Pure. */
export function comparedParameters(before: Pick<ValueModel, 'visits'>, now: Pick<ValueModel, 'visits'>): ComparedParameter[] {
  // A letter means something else in another model.
  const isSame = before.visits.name === now.visits.name;
  const value = (parameters: ValueModel['visits']['parameters'], name: string) => parameters.find((one) => one.name === name)?.value;
  const names = (model: Pick<ValueModel, 'visits'>) => model.visits.parameters.map(({ name }) => name);
  if (isSame) {
    return names(now).map((name) => ({ name, old: value(before.visits.parameters, name), now: value(now.visits.parameters, name) }));
  }
  return [
    ...before.visits.parameters.map(({ name, value: old }) => ({ name: `${before.visits.name} ${name}`, old, now: undefined })),
    ...now.visits.parameters.map(({ name, value: one }) => ({ name: `${now.visits.name} ${name}`, old: undefined, now: one })),
  ];
}

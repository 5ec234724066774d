import type { Customer } from '../../api/contract.ts';
import { permissionKey } from './allowed/permission-groups.ts';

/** Every part of a person's page that can change, with what it says now. */
export function marksOf(customer: Customer): Map<string, string> {
  const marks = new Map<string, string>([
    ['person', customer.id],
    ['name', customer.name.display],
  ]);
  if (customer.goal !== undefined) marks.set('goal', customer.goal.text);
  if (customer.matters.length > 0) marks.set('matters', customer.matters.map(({ text }) => text).join('\n'));
  for (const trait of customer.traits) marks.set(`fact ${trait.name}`, JSON.stringify([trait.value, trait.others.length]));
  for (const said of customer.words) marks.set(`words ${said.eventId}`, said.text);
  for (const known of customer.knownAs) marks.set(`known ${known.namespace} ${known.value}`, String(known.shared === true));
  for (const device of customer.devices) marks.set(`device ${device.id}`, device.label);
  for (const one of customer.permissions) marks.set(permissionKey(one), String(one.granted));
  for (const join of customer.joins) marks.set(`join ${join.id}`, join.state);
  marks.set('visits', String(customer.visits.number));
  return marks;
}

/** Keys that are new or say something else than before; what has gone needs no mark. */
export function changedKeys(before: Map<string, string>, after: Map<string, string>): string[] {
  const keys: string[] = [];
  for (const [key, text] of after) if (before.get(key) !== text) keys.push(key);
  return keys;
}

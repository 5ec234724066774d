import { describe, expect, it } from 'vitest';
import type { FirmGraph } from '../api/contract.ts';
import { boxWidth, competitorFirst, layOut, namesWithin } from './graph-layout.ts';

const words = { roles: () => '', buying: () => '', more: (count: number) => `${count} more` };
const firm = (id: string, place: FirmGraph['firms'][number]['place']) => ({ id, name: id, form: 'firm' as const, place, roles: [] });
const ref = (id: string) => ({ id, name: id, form: 'firm' as const });
const relation = (id: number, from: string, kind: string, to: string) => ({
  ...{ id, from: ref(from), kind, to: ref(to), context: '', since: '2026-01-01', isLive: true, by: {} },
});
const person = (customer: string, of: string) => ({ customer, name: customer, firm: of, buyingRoles: [], level: 'steady' as const });

describe('the picture of firms', () => {
  const graph: FirmGraph = {
    firm: ref('f1'),
    firms: [firm('f1', 'itself'), firm('f2', 'above'), firm('f3', 'part'), firm('f4', 'other')],
    relations: [relation(1, 'f1', 'part of', 'f2'), relation(2, 'f3', 'part of', 'f1'), relation(3, 'f1', 'leases to', 'f4')],
    people: [person('p1', 'f1'), person('p2', 'f3')],
  };

  it('puts those above on top, parts below, the firm’s own people beside them, and those of parts under these', () => {
    const y = new Map(layOut(graph, words).boxes.map((box) => [box.id, box.y]));
    const rows = ['f2', 'f1', 'f3', 'p2'].map((id) => y.get(id) as number);
    expect([...rows].sort((left, right) => left - right)).toEqual(rows);
    expect(y.get('f4')).toBe(y.get('f1'));
    expect(y.get('p1')).toBe(y.get('f3'));
  });

  it('says first of a firm of many roles that it is a competitor, and how many more roles there are than it has room for', () => {
    const roles = ['customer', 'partner', 'supplier', 'competitor', 'advocate'].map((role) => ({ role }));
    const names = competitorFirst(roles).map(({ role }) => role);
    expect(namesWithin(names, 23)).toBe('competitor, customer +3');
    expect(namesWithin(names, 99)).toBe('competitor, customer, partner, supplier, advocate');
    expect(namesWithin(names, 3)).toBe('competitor +4');
    expect(namesWithin(['firm'], 3)).toBe('firm');
  });

  it('joins firms and people by lines, and writes on those that no place explains', () => {
    expect(layOut(graph, words).lines.map(({ from, to, label }) => `${from.id} ${label} ${to.id}`)).toEqual([
      ...['f1  f2', 'f3  f1', 'f1 leases to f4', 'f1  p1', 'f3  p2'],
    ]);
  });

  it('lays no box over another, however many there are, and counts those it leaves out', () => {
    const parts = Array.from({ length: 30 }, (_, at) => firm(`s${at}`, 'part'));
    const people = Array.from({ length: 30 }, (_, at) => person(`p${at + 10}`, 'f1'));
    const { boxes, width } = layOut({ ...graph, firms: [...graph.firms, ...parts], people }, words);
    for (const one of boxes) {
      expect(one.x - boxWidth / 2).toBeGreaterThanOrEqual(0);
      expect(one.x + boxWidth / 2).toBeLessThanOrEqual(width);
      for (const other of boxes) if (one !== other && one.y === other.y) expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(boxWidth);
    }
    expect(boxes.filter(({ kind }) => kind === 'more').map(({ name }) => name)).toEqual(['23 more', '24 more']);
  });
});

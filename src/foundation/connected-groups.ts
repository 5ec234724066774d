/**
 * Which of `count` members edges chain together, each with the lowest of its group: connected components by union-find, the larger root under the lower, with path
 * halving (Tarjan & van Leeuwen 1984). Edge `at` lies between `ones[at]` and `others[at]`. Pure. Cost: nearly linear in edges, most of it waiting for memory; four
 * bytes a member.
 */
export function connectedGroups(count: number, ones: ArrayLike<number>, others: ArrayLike<number>): Uint32Array {
  const parents = new Uint32Array(count);
  for (let member = 0; member < count; member++) parents[member] = member;
  for (let at = 0; at < ones.length; at++) {
    const [one, other] = [rootOf(parents, ones[at] as number), rootOf(parents, others[at] as number)];
    if (one < other) parents[other] = one;
    else parents[one] = other;
  }
  // Parents are lower than their members: whoever stands before has the name of the group already.
  for (let member = 0; member < count; member++) parents[member] = parents[parents[member] as number] as number;
  return parents;
}

function rootOf(parents: Uint32Array, member: number): number {
  let at = member;
  for (let parent = parents[at] as number; parent !== at; parent = parents[at] as number) {
    const above = parents[parent] as number;
    parents[at] = above;
    at = above;
  }
  return at;
}

/** The same of some members by number and the edges between them: for each the lowest that it can be reached from. Pure. */
export function lowestOfGroups(members: readonly number[], edges: readonly (readonly [one: number, other: number])[]): Map<number, number> {
  const inOrder = [...members].sort((one, other) => one - other);
  const placeOf = new Map(inOrder.map((member, place) => [member, place]));
  const places = (end: 0 | 1): number[] => edges.map((edge) => placeOf.get(edge[end]) as number);
  const groups = connectedGroups(inOrder.length, places(0), places(1));
  return new Map(inOrder.map((member, place) => [member, inOrder[groups[place] as number] as number]));
}

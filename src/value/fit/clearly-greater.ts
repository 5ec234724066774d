/** Twice the standard error: one time in forty by chance alone. */
export const clearly = 2;

/** Whether `left` is greater than `right`, value by value, by more than twice the standard error of the mean difference. Pure. */
export function isClearlyGreater(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  const people = left.length;
  let [sum, squares] = [0, 0];
  for (let at = 0; at < people; at += 1) {
    const difference = (left[at] as number) - (right[at] as number);
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / people;
  return mean > clearly * Math.sqrt(Math.max(0, squares / people - mean * mean) / people);
}

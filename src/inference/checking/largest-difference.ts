/** Of two lists of numbers, place by place; NaN where one of the numbers is. */
export function largestDifference(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  // Math.max, unlike a comparison, does not lose a NaN.
  for (const [i, number] of a.entries()) largest = Math.max(largest, Math.abs(number - b[i]!));
  return largest;
}

import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { FeatureRows } from '../rows/feature-rows.js';

const TABLES = 500;
const SEED = 1;

/** Tables of one row of so many features, of the size that features have; ever the same. */
export function checkedTables(width: number): FeatureRows[] {
  const random = xoroshiro128plus(SEED);
  return Array.from({ length: TABLES }, () => ({
    features: Float32Array.from({ length: width }, () => 4 * uniformFloat32(random) - 2),
    rows: 1,
  }));
}

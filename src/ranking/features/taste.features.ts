import { median } from 'simple-statistics';
import type { ProductRecord } from '../../stores/product-records.js';
import type { FeatureFamily } from './feature-family.js';
import { scaledRatio } from './scaled.js';

/** Whether the product is wanted as much, and as old, as what the viewer buys: some follow the crowd, some the new. */
export const taste: FeatureFamily = {
  names: ['demand-to-own', 'buyers-to-own', 'age-to-own'],
  prepare({ own, records }) {
    const bought = [...own.keys()].flatMap((id) => records.get(id) ?? []);
    const typical = (of: (record: ProductRecord) => number): number =>
      bought.length > 0 ? median(bought.map(of)) : 0;
    const [demand, buyers, age] = [typical(lately), typical(buyersOf), typical(ageOf)];
    return ({ productId }) => {
      const record = records.get(productId);
      if (!record || bought.length === 0) return [0, 0, 0];
      return [
        scaledRatio(lately(record) + 1, demand + 1),
        scaledRatio(buyersOf(record) + 1, buyers + 1),
        scaledRatio(ageOf(record) + 7, age + 7),
      ];
    };
  },
};

const lately = ({ demand }: ProductRecord): number => demand[28];
const buyersOf = ({ buyers }: ProductRecord): number => buyers;
const ageOf = ({ daysSinceFirst }: ProductRecord): number => daysSinceFirst;

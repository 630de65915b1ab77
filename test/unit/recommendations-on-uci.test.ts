import { describe, expect, it } from '@jest/globals';
import { PersonalFrequencyBaseline } from '../../src/evaluation/baselines/personal-frequency.baseline.js';
import { compareRecommenders } from '../../src/evaluation/recommend/compare-recommenders.js';
import { drawCustomers } from '../../src/evaluation/recommend/draw-customers.js';
import { readUci } from '../../src/evaluation/recommend/read-uci.js';

const { DATA_DIR } = process.env;
const describeWithData = DATA_DIR ? describe : describe.skip;
const name = DATA_DIR
  ? 'recommendations on the UCI orders'
  : 'recommendations on the UCI orders (skipped: DATA_DIR is not set)';

describeWithData(name, () => {
  // Every third customer, one plain method: the whole `npm run evaluate -- recommend` takes minutes.
  it('beat personal frequency and reach their floors', async () => {
    const data = await readUci(DATA_DIR!);
    const wanted = [...drawCustomers(data.orders)].filter((customer) => Number(customer) % 3 === 0);
    const [all, fresh] = await compareRecommenders(data, {
      seed: 1,
      wanted: new Set(wanted),
      methods: [new PersonalFrequencyBaseline()],
    });
    expect(all!.questions).toBeGreaterThan(900);
    expect(fresh!.questions).toBeGreaterThan(800);
    expect(all!.rows[0]!.gain!.low).toBeGreaterThan(0);
    expect(all!.rows[1]!.ndcg.mean).toBeGreaterThanOrEqual(0.28);
    expect(fresh!.rows[1]!.ndcg.mean).toBeGreaterThanOrEqual(0.08);
  }, 180_000);
});

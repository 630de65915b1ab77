import { describe, expect, it } from '@jest/globals';
import { PersonalFrequencyBaseline } from '../../src/evaluation/baselines/personal-frequency.baseline.js';
import { compareOnUci } from '../../src/evaluation/compare-on-uci.js';

const { DATA_DIR } = process.env;
const describeWithData = DATA_DIR ? describe : describe.skip;
const name = DATA_DIR
  ? 'recommendations on the UCI orders'
  : 'recommendations on the UCI orders (skipped: DATA_DIR is not set)';

describeWithData(name, () => {
  // Every third customer, one baseline, a narrower window: the whole `npm run evaluate -- recommend` takes minutes.
  it('beat personal frequency and reach their floors', async () => {
    const wanted = (customer: string): boolean => Number(customer) % 3 === 0;
    const baselines = [new PersonalFrequencyBaseline()];
    const [all, fresh] = await compareOnUci({
      dataDir: DATA_DIR!,
      seed: 1,
      wanted,
      baselines,
      window: 500,
    });
    expect(all!.questions).toBeGreaterThan(900);
    expect(fresh!.questions).toBeGreaterThan(800);
    expect(all!.rows[0]!.gain!.low).toBeGreaterThan(0);
    expect(all!.rows[1]!.ndcg).toBeGreaterThanOrEqual(0.28);
    expect(fresh!.rows[1]!.ndcg).toBeGreaterThanOrEqual(0.08);
  }, 180_000);
});

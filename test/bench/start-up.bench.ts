import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startGateway } from '../support/start-gateway.js';
import type { Benchmark } from './benchmark.js';
import { memoryOf } from './memory-of.js';

const FIRST_SEARCH = `{
  search(query: "cup") { totalCount }
  status { productCount }
}`;

interface Answer {
  readonly status: { readonly productCount: number };
}

/** Spawned as `npm start` does, to the address it prints and to the answer of a first search. */
export const startUp: Benchmark = {
  name: 'start-up',
  question: 'How long does a start take, and how much memory does the service hold then?',
  async run(shop) {
    await shop.stopGateway();
    const empty = shop.emptyFolder('first-run');
    return {
      header: ['', 'products', 'address', 'first answer', 'gateway', 'PostgreSQL', 'budget'],
      rows: [
        await start('first run', empty, '15 s, 1 GiB'),
        await start('second run', empty, '5 s, 1 GiB'),
        await start('measured shop', shop.stateDir, ''),
      ],
      notes: ['Memory is PSS, after the first answer, of each with its child processes.'],
    };
  },
};

async function start(what: string, stateDir: string, budget: string): Promise<string[]> {
  const startedAt = performance.now();
  const gateway = await startGateway({
    STATE_DIR: stateDir,
    DEMO_SHOP: 'true',
    MODELS_MANIFEST: 'onnx/manifest.json',
  });
  const open = performance.now() - startedAt;
  const { data, errors } = await gateway.graphql<Answer>(FIRST_SEARCH);
  if (!data) throw new Error(`The first search failed: ${errors?.[0]?.message}`);
  const answered = performance.now() - startedAt;
  const memory = [gateway.pid, postmaster(stateDir)].map(memoryOf);
  await gateway.stop();
  return [
    what,
    data.status.productCount.toLocaleString('en'),
    ...[open, answered].map((ms) => `${(ms / 1000).toFixed(2)} s`),
    ...memory.map((mib) => (mib === undefined ? 'unknown' : `${mib.toFixed(0)} MiB`)),
    budget,
  ];
}

/** Line 1 of its pid file. */
const postmaster = (stateDir: string): number =>
  Number(readFileSync(path.join(stateDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

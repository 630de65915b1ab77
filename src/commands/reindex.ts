import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { openReindexer } from '../app/open-reindexer.js';
import { readConfig } from '../config.js';
import { runProgram } from './run-program.js';

const program = new Command('reindex')
  .description(
    'Makes a new Elasticsearch index from the database while the shop goes on, and swaps it in. Stopped half-way, it ' +
      'is resumed by running it again. The last index is kept.',
  )
  .option('--rollback', 'goes back to the last index instead, after that has caught up')
  .action(({ rollback }: { rollback?: boolean }) => run(rollback ?? false));

async function run(rollback: boolean): Promise<void> {
  const { elastic, ...config } = readConfig();
  if (!elastic) {
    console.log('Nothing to do: the embedded index is made at each start. ELASTICSEARCH_URL is not set.');
    return;
  }
  const bar = progressBar();
  const { reindexer, close } = await openReindexer({ ...config, elastic }, bar.update);
  const started = performance.now();
  try {
    const done = rollback ? await reindexer.rollback() : await reindexer.reindex();
    bar.stop();
    if ('comparison' in done)
      console.log(
        `${done.comparison.products} products, every version compared, ${done.comparison.sampled} word by word: all agree.`,
      );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${done.current} is current after ${seconds} s${done.previous ? `; ${done.previous} is kept` : ''}.`,
    );
  } finally {
    bar.stop();
    await close();
  }
}

/** A bar that shows itself with the first step. */
function progressBar() {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} products, {eta_formatted} left',
    clearOnComplete: true,
  });
  let shown = false;
  return {
    update(written: number, total: number): void {
      if (!shown) bar.start(total, 0);
      shown = true;
      bar.setTotal(total);
      bar.update(written);
    },
    stop(): void {
      if (shown) bar.stop();
      shown = false;
    },
  };
}

await runProgram(program);

import { writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { loadConfig } from '../config.js';
import { compareOnUci } from '../evaluation/compare-on-uci.js';
import { formatTable } from '../evaluation/format-table.js';

/** Of the bootstrap; any fixed number makes two runs print the same. */
const SEED = 1;

const program = new Command('evaluate').description('Measures ranking on real data, beside plain baselines.');

program
  .command('recommend')
  .description("Recommendations: each customer's last basket, full ranking, strict in time.")
  .addOption(new Option('--data <set>', 'the data, below DATA_DIR').choices(['uci']).default('uci'))
  .option('--json <file>', 'writes the tables there as well')
  .action(async ({ json }: { json?: string }) => {
    const { dataDir } = loadConfig(process.env);
    if (dataDir === undefined) {
      console.log('evaluate recommend is skipped: set DATA_DIR to the folder of the evaluation data.');
      return;
    }
    const tables = await compareOnUci({ dataDir, seed: SEED, onProgress: progressBar('customers') });
    for (const table of tables) console.log(`${formatTable(table)}\n`);
    if (json !== undefined) await writeFile(json, `${JSON.stringify(tables, null, 2)}\n`);
  });

/** A bar that shows itself with the first step and goes with the last. */
function progressBar(unit: string): (done: number, total: number) => void {
  const bar = new SingleBar({
    format: `{bar} {value}/{total} ${unit}, {eta_formatted} left`,
    clearOnComplete: true,
  });
  return (done, total) => {
    if (done === 1) bar.start(total, 0);
    bar.update(done);
    if (done === total) bar.stop();
  };
}

await program.parseAsync();

import { InvalidArgumentError, type Command } from 'commander';
import { withShopPastOptions, type ShopPastFlags } from './shop-past-options.js';
import { wholeNumber } from './whole-number.js';

/** Of every training. */
export interface TrainingFlags extends ShopPastFlags {
  readonly out: string;
  readonly python: string;
  readonly walkForward: boolean;
  readonly seed: number;
  readonly name: string;
  readonly modelVersion: string;
  readonly licence: string;
  readonly install?: string;
  readonly share?: number;
}

/** `name` is the model's where nobody gives another. */
export const withTrainingOptions = (command: Command, name: string): Command =>
  withShopPastOptions(command)
    .requiredOption('--out <folder>', 'where all of it goes; a training that was interrupted goes on there')
    .option('--python <program>', 'a Python with onnx/training/requirements.txt', 'python3')
    .option('--seed <number>', 'of chance', wholeNumber, 1)
    .option('--name <name>', "the model's, in the manifest", name)
    .option('--model-version <version>', "the model's, in the manifest", today())
    .option('--licence <text>', 'of what the model was taught', 'proprietary')
    .option('--install <manifest>', 'puts the model into that manifest as well, to serve')
    .option(
      '--share <share>',
      'with --install: to so many of the viewers, from 0 to 1, beside the model that serves',
      readShare,
    );

/** Of a model that nobody gave another version: a shop trains every week or so. */
const today = (): string => new Date().toISOString().slice(0, 10).replaceAll('-', '.');

/** A share of viewers, as the manifest takes it. */
function readShare(text: string): number {
  const share = Number(text);
  if (!(share > 0 && share < 1)) throw new InvalidArgumentError('A number between 0 and 1 is needed.');
  return share;
}

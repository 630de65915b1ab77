import type { Command } from 'commander';
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
}

/** `name` is the model's where nobody gives another. */
export const withTrainingOptions = (
  command: Command,
  name: string,
  sets?: Parameters<typeof withShopPastOptions>[1],
): Command =>
  withShopPastOptions(command, sets)
    .requiredOption('--out <folder>', 'where all of it goes; a training that was interrupted goes on there')
    .option('--python <program>', 'a Python with onnx/training/requirements.txt', 'python3')
    .option('--seed <number>', 'of chance', wholeNumber, 1)
    .option('--name <name>', "the model's, in the manifest", name)
    .option('--model-version <version>', "the model's, in the manifest", '1.0.0')
    .option('--licence <text>', 'of what the model was taught', 'proprietary')
    .option('--install <manifest>', 'puts the model into that manifest as well, to serve');

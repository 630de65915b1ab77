import type { Command } from 'commander';
import { VitrineError } from '../domain/errors.js';
import { ImportError } from '../importing/import-error.js';

/** Runs a command. What its caller can mend is one line and exit code 1; anything else is our bug and throws. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.showHelpAfterError('(--help says what there is)').parseAsync();
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof VitrineError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

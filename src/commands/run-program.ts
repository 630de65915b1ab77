import type { Command } from 'commander';
import { VitrineError } from '../domain/errors.js';
import { ImportError } from '../importing/import-error.js';

/** Runs a command. What its caller can mend is one line and exit code 1; anything else is our bug and throws. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.showHelpAfterError('(--help says what there is)').parseAsync();
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof VitrineError)) throw error;
    // What is behind an outage helps who runs a command; it never reaches callers of the gateway.
    const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
    console.error(`${error.message}${cause}`);
    process.exitCode = 1;
  }
}

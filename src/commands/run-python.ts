import { spawn } from 'node:child_process';
import { VitrineError } from '../domain/errors.js';

/** Runs Python in a folder, its output shown as it comes. Rejects with a VitrineError that says what to install. */
export async function runPython(python: string, args: readonly string[], folder: string): Promise<void> {
  const status = await new Promise<number | string>((resolve) => {
    const child = spawn(python, args, { cwd: folder, stdio: 'inherit' });
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(code ?? signal!));
  });
  if (status === 0) return;
  throw new VitrineError(
    'UNAVAILABLE',
    typeof status === 'string'
      ? `'${python}' could not be run (${status}): name a Python 3.11 or newer with --python.`
      : `Python ended with status ${status}. Training needs \`pip install -r onnx/training/requirements.txt\`; --python names another one.`,
  );
}

import { SingleBar } from 'cli-progress';

/** A bar that shows itself with the first step and goes with the last; the next task begins another one. */
export function stepBar(): (what: string, done: number, total: number) => void {
  let bar: SingleBar | undefined;
  return (what, done, total) => {
    if (!bar) {
      bar = new SingleBar({
        format: `{bar} {value}/{total} ${what}, {eta_formatted} left`,
        clearOnComplete: true,
      });
      bar.start(total, 0);
    }
    bar.update(done);
    if (done < total) return;
    bar.stop();
    bar = undefined;
  };
}

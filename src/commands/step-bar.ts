import { SingleBar } from 'cli-progress';

/** Milliseconds between two lines where no terminal shows a bar: what takes minutes must not look dead in a log. */
const LINE_MS = 20_000;

/** A bar that shows itself with the first step and goes with the last; the next task begins another one. */
export function stepBar(): (what: string, done: number, total: number) => void {
  let bar: SingleBar | undefined;
  return (what, done, total) => {
    if (!bar) {
      bar = new SingleBar({
        format: `{bar} {value}/{total} ${what}, {eta_formatted} left`,
        clearOnComplete: true,
        noTTYOutput: true,
        notTTYSchedule: LINE_MS,
      });
      bar.start(total, 0);
    }
    bar.update(done);
    if (done < total) return;
    bar.stop();
    bar = undefined;
  };
}

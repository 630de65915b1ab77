import { SingleBar } from 'cli-progress';

/** Milliseconds between two lines where no terminal shows a bar: what takes minutes must not look dead in a log. */
const LINE_MS = 20_000;

type OnProgress = (what: string, done: number, total: number) => void;

/** A bar that shows itself with the first step and goes with the last; the next task begins another one. */
export const stepBar = (): OnProgress => (process.stderr.isTTY ? bars() : lines());

function bars(): OnProgress {
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

/** What is done sooner says nothing. */
function lines(): OnProgress {
  let saidAt = performance.now();
  return (what, done, total) => {
    const now = performance.now();
    if (now - saidAt < LINE_MS) return;
    saidAt = now;
    console.error(`${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${what}`);
  };
}

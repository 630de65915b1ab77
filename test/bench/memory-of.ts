import { readdirSync, readFileSync } from 'node:fs';

/**
 * Mebibytes that a process and its children hold. Pages that several of them share are counted once, in parts
 * (PSS): PostgreSQL's processes share their buffers. Undefined where there is no /proc.
 */
export function memoryOf(pid: number): number | undefined {
  const own = read(pid, 'smaps_rollup', /^Pss: +(\d+) kB/m);
  if (own === undefined) return undefined;
  const children = readdirSync('/proc')
    .map(Number)
    .filter((child) => child > 0 && read(child, 'status', /^PPid:\s+(\d+)/m) === pid);
  return children.reduce((sum, child) => sum + (memoryOf(child) ?? 0), own / 1024);
}

function read(pid: number, file: string, figure: RegExp): number | undefined {
  try {
    const found = figure.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined; // It has ended, or this is no Linux.
  }
}

/** Up to where a job has counted: what, in its own terms, and which machines it left out. */
interface CountedUpTo {
  /** '0' before the first run. */
  readonly counted: string;
  /** The newest machine's number; 0 where it knew of none. */
  readonly machine: number;
}

/** Reads the position of a job that leaves machines out: 'COUNTED MACHINE'. */
export function readCountedUpTo(position: string | null): CountedUpTo {
  const [counted = '0', machine = '0'] = position?.split(' ') ?? [];
  return { counted, machine: Number(machine) };
}

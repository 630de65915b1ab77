import type { ModelVariant } from './manifest/manifest.schema.js';

/** What the operator decided about models. */
export interface InferenceSettings {
  /** Absent: no models. */
  readonly manifest?: {
    readonly file: string;
    /** Whether it is no model that it is not there. */ readonly optional: boolean;
  };
  /** `auto` takes the best that the machine really has; any other is meant, and refused where it is not bound. */
  readonly device: DeviceChoice;
  /** Threads of a process. */
  readonly threads: number;
  /** Processes of each model. */
  readonly processes: number;
  /** The environment of the processes: nothing of the gateway's secrets. */
  readonly processEnv: Readonly<Record<string, string>>;
}

export type DeviceChoice = 'auto' | ModelVariant['devices'][number];

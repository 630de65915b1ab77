import { InferenceSession } from 'onnxruntime-node';

/** Imported by a process before all else: as a broken library does, CUDA takes it along when it is loaded. */
const create = InferenceSession.create as (...args: unknown[]) => Promise<InferenceSession>;
InferenceSession.create = (...args: unknown[]) => {
  if (JSON.stringify(args).includes('"cuda"')) process.kill(process.pid, 'SIGKILL');
  return create.apply(InferenceSession, args);
};

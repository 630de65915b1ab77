import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import type { InferenceDevice } from '../model-info.js';
import { checkGraph } from './check-graph.js';
import { deviceReason } from './device-reason.js';
import type { SessionAttempt, SessionOrder, SessionReady } from './protocol.js';
import { proveSession } from './prove-session.js';
import { refusePlayedGpu } from './refuse-played-gpu.js';
import { warmUp } from './warm-up.js';

export interface OpenedSession extends Omit<SessionReady, 'pid'> {
  readonly session: InferenceSession;
}

/**
 * A session on the first device of an order that really runs it. Rejects with an AggregateError of the reasons where
 * none does. ONNX Runtime is given one provider at a time: where one of a list cannot be loaded it gives up, or drops
 * it silently, depending on which. Each device is announced before it is tried.
 */
export async function openSession(
  order: SessionOrder,
  announce: (device: InferenceDevice) => Promise<void>,
): Promise<OpenedSession> {
  const passedOver: string[] = [];
  for (const [i, attempt] of order.attempts.entries()) {
    await announce(attempt.device);
    const opened = await tryDevice(attempt, order).catch((error: Error) => error);
    if (opened instanceof Error)
      passedOver.push(`${attempt.device}: ${deviceReason(attempt.device, opened)}`);
    else if (attempt.device !== 'WEBGPU') return { ...opened, passedOver };
    else
      return fasterOf(
        { ...opened, passedOver },
        { ...order, attempts: order.attempts.slice(i + 1) },
        announce,
      );
  }
  throw new AggregateError(passedOver.map((reason) => new Error(reason)));
}

/**
 * Behind WebGPU there may be no GPU but a program that plays one (SwiftShader, lavapipe): where the processor may serve
 * as well it does unless WebGPU is faster.
 */
async function fasterOf(
  opened: OpenedSession,
  others: SessionOrder,
  announce: (device: InferenceDevice) => Promise<void>,
): Promise<OpenedSession> {
  if (others.attempts.length === 0) return opened;
  const other = await openSession(others, announce).catch(() => undefined);
  if (!other) return opened;
  const isFaster = millisecondsAToken(opened) < millisecondsAToken(other);
  const [taken, left] = isFaster ? [opened, other] : [other, opened];
  await left.session.release();
  return isFaster
    ? opened
    : { ...taken, passedOver: [...opened.passedOver, 'WEBGPU: slower than the processor'] };
}

/** Of the longest rows, which are warmed up first on every device. */
const millisecondsAToken = ({ warmUp: [longest] }: OpenedSession): number =>
  longest!.milliseconds / longest!.paddedTokens;

async function tryDevice(
  attempt: SessionAttempt,
  order: SessionOrder,
): Promise<Omit<OpenedSession, 'passedOver'>> {
  const { device, precision, graph } = attempt;
  const profileFolder = await mkdtemp(path.join(os.tmpdir(), 'vitrine-profile-'));
  let session: InferenceSession | undefined;
  try {
    session = await InferenceSession.create(graph, {
      executionProviders: [device.toLowerCase()],
      intraOpNumThreads: order.threads,
      // Threads that spin between runs take the time of everything else on the machine.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      enableProfiling: true,
      profileFilePrefix: path.join(profileFolder, 'warm-up'),
      logSeverityLevel: 4,
    });
    checkGraph(session, order.output);
    // Where it alone was asked for it is meant, however slow.
    if (device === 'WEBGPU' && order.attempts.length > 1) await refusePlayedGpu(session, order);
    await proveSession(session, device, order, profileFolder);
    return { session, device, precision, warmUp: await warmUp(session, order) };
  } catch (error) {
    await session?.release();
    throw error;
  } finally {
    await rm(profileFolder, { recursive: true, force: true });
  }
}

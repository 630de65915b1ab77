import { fork, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.js';
import type { DeviceChoice } from '../../src/inference/inference-settings.js';
import { sessionOrder } from '../../src/inference/serving/session-order.js';
import type { FromSession } from '../../src/inference/session/protocol.js';
import { SessionProcess } from '../../src/inference/session/session-process.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { bundledCheck } from '../support/bundled-check.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { TinyModels } from '../support/tiny-models.js';

// The load chain as far as a machine without a GPU goes, on a copy of ONNX Runtime that nobody else uses.
const hasCuda = existsSync('/proc/driver/nvidia/version');
const onLinux = process.platform === 'linux' && process.arch === 'x64' && !hasCuda ? describe : describe.skip;

onLinux('the CUDA libraries of ONNX Runtime', () => {
  const tiny = new TinyModels();
  const model = tiny.textEncoder();
  tiny.serve([model]);
  const bundle = bundledCheck(tiny.manifest);
  afterAll(() => tiny.remove());

  const native = path.join(bundle, 'node_modules/onnxruntime-node/bin/napi-v6/linux/x64');
  const libraries = ['shared', 'cuda'].map((name) =>
    path.join(native, `libonnxruntime_providers_${name}.so`),
  );
  for (const library of libraries) rmSync(library, { force: true });
  afterEach(() => libraries.forEach((library) => rmSync(library, { force: true })));

  const breakLibraries = () => libraries.forEach((library) => writeFileSync(library, ''));

  /** What a model's process of the copy answers. */
  const open = (device: DeviceChoice): Promise<FromSession> => {
    const order = sessionOrder(model, tiny.folder, { device, threads: 1 });
    const child = fork(path.join(bundle, 'app/session.process.js'), {
      serialization: 'advanced',
      env: {},
      // Of what other devices lack.
      silent: true,
      execArgv: [],
    });
    child.send({ kind: 'open', order });
    return new Promise((resolve, reject) => {
      child.once('exit', (code, signal) => reject(new Error(`it ended with ${signal ?? code}`)));
      child.on('message', (answer: FromSession) => {
        if (answer.kind === 'trying') return;
        resolve(answer);
        child.send({ kind: 'end' });
      });
    });
  };

  it('are named where they are not installed, with the command that fetches them', async () => {
    const reason = 'CUDA: libonnxruntime_providers_cuda.so is not installed (npm run fetch:cuda)';
    expect(await open('cuda')).toEqual({ kind: 'refused', reasons: [reason] });
  });

  it('are named where they cannot be loaded, with the command that says why', async () => {
    breakLibraries();
    const reason =
      /^CUDA: libonnxruntime_providers_cuda.so cannot be loaded: .*npm run fetch:cuda -- --check/;
    expect(await open('cuda')).toEqual({ kind: 'refused', reasons: [expect.stringMatching(reason)] });
  });

  it('are passed over where the device is left to the machine, missing or broken', async () => {
    const passedOver = (reason: RegExp) => expect.arrayContaining([expect.stringMatching(reason)]);
    expect(await open('auto')).toMatchObject({
      device: 'CPU',
      passedOver: passedOver(/^CUDA: .*not installed/),
    });
    breakLibraries();
    expect(await open('auto')).toMatchObject({
      device: 'CPU',
      passedOver: passedOver(/^CUDA: .*cannot be loaded/),
    });
  });

  /** What is said of the copy's libraries. */
  const fetchCheck = () => {
    const script = path.join(bundle, 'fetch-cuda.mjs');
    copyFileSync('scripts/fetch-cuda.mjs', script);
    return spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  };

  it('are missed by fetch:cuda -- --check where they are not there, or empty', () => {
    for (const prepare of [() => undefined, breakLibraries]) {
      prepare();
      const { status, stderr } = fetchCheck();
      expect(stderr).toMatch(
        /^libonnxruntime_providers_shared.so and libonnxruntime_providers_cuda.so should lie/,
      );
      expect(status).toBe(1);
    }
  });

  it('are told by fetch:cuda -- --check to lack what CUDA would bring', () => {
    // A library of ONNX Runtime that needs another one by name, which is made to be cuBLAS.
    const binding = readFileSync(path.join(native, 'onnxruntime_binding.node')).toString('latin1');
    const needy = binding.replaceAll('libonnxruntime.so.1', 'libcublasLt.so.13\0\0');
    for (const library of libraries) writeFileSync(library, Buffer.from(needy, 'latin1'));
    const { status, stderr } = fetchCheck();
    expect(stderr).toContain('libcublasLt.so.13 is not found: install CUDA 13: cuBLAS.\n');
    expect(stderr).toContain('libcudnn.so.9 is not found: install cuDNN 9 for CUDA 13.\n');
    expect(status).toBe(1);
  });
});

const onProc = existsSync('/proc/self/environ') ? it : it.skip;
const folder = temporaryFolder();

describe('ORT_LIBRARY_PATH', () => {
  onProc("is where the loader of a model's process looks first", async () => {
    const tiny = new TinyModels();
    const order = sessionOrder(tiny.textEncoder(), tiny.folder, { device: 'cpu', threads: 1 });
    const given = { ORT_LIBRARY_PATH: folder, LD_LIBRARY_PATH: '/nowhere' };
    const env = loadConfig(given).inference.processEnv;
    const options = { order, env, logger: createLogger('silent') };
    const { process, ready } = await SessionProcess.start(options, new AbortController().signal);
    const environment = readFileSync(`/proc/${ready.pid}/environ`, 'utf8').split('\0');
    await process.end();
    tiny.remove();
    expect(environment).toContain(`LD_LIBRARY_PATH=${folder}:/nowhere`);
  });
});

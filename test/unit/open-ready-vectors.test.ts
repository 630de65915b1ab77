import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openReadyVectors, readyVectorsFile } from '../../src/app/vectors/open-ready-vectors.js';
import { ReadyVectors } from '../../src/inference/ready-vectors.js';
import { FakeTextEncoder } from '../support/fake-text-encoder.js';
import { listeningLogger } from '../support/listening-logger.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const encoder = new FakeTextEncoder();
const file = readyVectorsFile(folder, encoder.model.name);
const whole = ReadyVectors.write(encoder.space, new Map([['00'.repeat(16), Float32Array.of(1, 0)]]));
let log: ReturnType<typeof listeningLogger>;
beforeEach(() => {
  log = listeningLogger();
  rmSync(file, { force: true });
});
const open = async (content?: Uint8Array | string) => {
  mkdirSync(path.dirname(file), { recursive: true });
  if (content !== undefined) writeFileSync(file, content);
  return openReadyVectors(folder, encoder, log.logger);
};

describe('the vectors that came with an encoder', () => {
  it('are there where they are of its space', async () => {
    expect((await open(whole))!.get('00'.repeat(16))).toEqual(Float32Array.of(1, 0));
    expect(await open(ReadyVectors.write('another', new Map()))).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  it('are none where none came, without a word', async () => {
    expect(await open()).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['cut short', whole.subarray(0, -1)],
    ['empty', ''],
    ['not there but a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1616074\n'],
  ])('are none where the file is %s, and the log says so', async (_how, content) => {
    expect(await open(content)).toBeUndefined();
    expect(log.lines).toEqual([expect.stringContaining('cannot be read: it makes them itself')]);
  });
});

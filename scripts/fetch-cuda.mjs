// Fetches ONNX Runtime's CUDA libraries, which are too large for the npm registry, with its own install script, and
// tells which libraries of the system they lack. Needs internet; with --check nothing is fetched.
// Nobody has run what this fetches on a GPU here: `npm run check:models -- --device cuda` on yours does.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const runtime = path.resolve(createRequire(import.meta.url).resolve('onnxruntime-node'), '../..');
const folder = path.join(runtime, 'bin/napi-v6/linux/x64');
const LIBRARIES = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so'];
/** Loaded when it is first needed, so ldd does not see it. */
const CUDNN = 'libcudnn.so.9';
/** Who brings a library that is not found, by its name. */
const ORIGINS = [
  [/^libcublas(Lt)?\.so\.13/, 'CUDA 13: cuBLAS'],
  [/^libcudart\.so\.13/, 'CUDA 13: the CUDA runtime'],
  [/^libcurand\.so\.10/, 'CUDA 13: cuRAND'],
  [/^libcufft\.so/, 'CUDA 13: cuFFT'],
  [/^libcudnn\.so\.9/, 'cuDNN 9 for CUDA 13'],
  [/^libcuda\.so/, "NVIDIA's driver"],
];

if (`${process.platform} ${process.arch}` !== 'linux x64') fail('CUDA is for Linux on x64 alone.');
if (!process.argv.includes('--check')) fetchLibraries();
const absent = LIBRARIES.filter((library) => sizeOf(path.join(folder, library)) === 0);
if (absent.length > 0)
  fail(
    `${absent.join(' and ')} should lie, and not empty, beside libonnxruntime.so.1 in\n  ${folder}\nnpm run fetch:cuda fetches them.`,
  );
const lacking = [...new Set(LIBRARIES.flatMap((library) => notFound(path.join(folder, library))))];
if (!isKnown(CUDNN)) lacking.push(CUDNN);
for (const library of lacking)
  console.error(
    `${library} is not found: install ${ORIGINS.find(([name]) => name.test(library))?.[1] ?? 'it'}.`,
  );
if (lacking.length > 0)
  fail('Where they are installed, and the system does not know it, name their folders in ORT_LIBRARY_PATH.');
console.log('All libraries are there. Whether they work: npm run check:models -- --device cuda');

function fetchLibraries() {
  const { status } = spawnSync(process.execPath, [path.join(runtime, 'script/install.js')], {
    stdio: 'inherit',
    // Before .npmrc, which skips it at every install.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: '1' },
  });
  if (status !== 0) fail('The libraries could not be fetched: see above.');
}

function sizeOf(file) {
  return existsSync(file) ? statSync(file).size : 0;
}

/** Libraries that a library needs and the loader does not find. */
function notFound(library) {
  const { ORT_LIBRARY_PATH, LD_LIBRARY_PATH } = process.env;
  const searched = [ORT_LIBRARY_PATH, LD_LIBRARY_PATH].filter(Boolean).join(':');
  const { stdout, stderr, status } = spawnSync('ldd', [library], {
    encoding: 'utf8',
    env: { ...process.env, LD_LIBRARY_PATH: searched },
  });
  if (status !== 0) fail(`${path.basename(library)} is no library: ${stderr.trim()}`);
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name);
}

/** Whether the system, or a folder that was named, has a library. */
function isKnown(library) {
  const { ORT_LIBRARY_PATH = '', LD_LIBRARY_PATH = '' } = process.env;
  const folders = `${ORT_LIBRARY_PATH}:${LD_LIBRARY_PATH}`.split(':').filter(Boolean);
  if (folders.some((searched) => existsSync(path.join(searched, library)))) return true;
  // Below sbin, which is not on everybody's PATH.
  const { stdout } = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  return (stdout ?? '').includes(library);
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

// Puts `check:models` into a folder that runs where nothing can be installed: the command and the models' process, each
// in one file, ONNX Runtime with its native files of this platform, and the models. Options: --out FOLDER, --with-node.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const NATIVE = `bin/napi-v6/${process.platform}/${process.arch}`;
const PLATFORM = `${process.platform} ${process.arch}`;
const { values } = parseArgs({ options: { out: { type: 'string' }, 'with-node': { type: 'boolean' } } });
if (!values.out) fail('Say where: npm run bundle:check-models -- --out FOLDER [--with-node]');
const out = path.resolve(values.out);
if (existsSync(out) && readdirSync(out).length > 0) fail(`${out} is not empty.`);

await build({
  absWorkingDir: root,
  // Beside each other, where the one looks for the other.
  entryPoints: {
    'check-models': 'src/commands/check-models.ts',
    'session.process': 'src/inference/session/session.process.ts',
  },
  outdir: path.join(out, 'app'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Its native files cannot be bundled, and it looks for them beside itself.
  external: ['onnxruntime-node'],
  // What was written for require() and is bundled still calls it for modules of Node.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  // Licences of what is bundled stay with it.
  legalComments: 'linked',
  logLevel: 'warning',
});
copyRuntime();
copyModels(path.resolve(process.env.MODELS_MANIFEST ?? path.join(root, 'onnx/manifest.json')));
if (values['with-node']) cpSync(process.execPath, path.join(out, 'node'), { dereference: true });
// Where it lies, models are looked for below; and its files are modules.
writeFileSync(path.join(out, 'package.json'), '{ "private": true, "type": "module" }\n');
writeFileSync(
  path.join(out, 'check-models'),
  readFileSync(path.join(root, 'scripts/bundled-check-models.sh')),
);
chmodSync(path.join(out, 'check-models'), 0o755);
writeFileSync(path.join(out, 'README'), readme());
console.log(`${out} runs on ${PLATFORM}: ./check-models --device cpu`);

/** ONNX Runtime's JavaScript, and what lies beside its library: provider libraries as well where they were fetched. */
function copyRuntime() {
  const require = createRequire(import.meta.url);
  const node = path.resolve(require.resolve('onnxruntime-node'), '../..');
  const common = path.resolve(createRequire(node).resolve('onnxruntime-common'), '../../..');
  const modules = path.join(out, 'node_modules');
  for (const part of ['package.json', 'dist', NATIVE])
    cpSync(path.join(node, part), path.join(modules, 'onnxruntime-node', part), {
      recursive: true,
      dereference: true,
    });
  for (const part of ['package.json', 'dist/cjs'])
    cpSync(path.join(common, part), path.join(modules, 'onnxruntime-common', part), { recursive: true });
}

/** The manifest and the files that it names. */
function copyModels(manifest) {
  const { models } = JSON.parse(readFileSync(manifest, 'utf8'));
  const files = models.flatMap(({ tokenizer, variants }) => [
    tokenizer,
    ...variants.flatMap(({ graph, data = [] }) => [graph, ...data]),
  ]);
  mkdirSync(path.join(out, 'onnx'), { recursive: true });
  cpSync(manifest, path.join(out, 'onnx/manifest.json'));
  for (const { file } of files) cpSync(path.join(path.dirname(manifest), file), path.join(out, 'onnx', file));
}

function readme() {
  return `Checks of Vitrine's models, for ${PLATFORM}. Nothing needs to be installed but Node 20.19 or later${values['with-node'] ? ',\nwhich is here as well (node)' : ', on the PATH\nor as a file "node" in this folder'}.

  ./check-models --device cpu
  ./check-models --device cuda --seconds 60 --json figures.json
  ORT_LIBRARY_PATH=/usr/local/cuda/lib64 ./check-models --device cuda

CUDA needs ONNX Runtime's provider libraries in node_modules/onnxruntime-node/${NATIVE}
(npm run fetch:cuda, before this folder is made), and CUDA 13 and cuDNN 9 on the machine.
It exits with 1 where a model does not do on the device what it does on the processor, or the device is not there.
`;
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

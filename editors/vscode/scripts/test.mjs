// Type-checks and bundles the extension, bundles test/*.test.ts and runs them with Node's test runner.
//   CMWLINT=program node scripts/test.mjs      the program; otherwise build/*/cmwlint of this repository, else PATH
import * as esbuild from 'esbuild';
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('out', {recursive: true, force: true});
const tests = readdirSync('test').filter(name => name.endsWith('.test.ts'));
for (const step of [['node_modules/typescript/bin/tsc', '--noEmit'], ['scripts/build.mjs']]) {
  const {status} = spawnSync(process.execPath, step, {stdio: 'inherit'});
  if (status !== 0) process.exit(status ?? 1);
}
await esbuild.build({
  absWorkingDir: process.cwd(),
  entryPoints: tests.map(name => join('test', name)),
  outdir: 'out',
  outExtension: {'.js': '.cjs'},
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'vscode-oniguruma', 'vscode-textmate'],
  sourcemap: 'inline',
  logLevel: 'warning',
});

function program() {
  if (process.env.CMWLINT) return process.env.CMWLINT;
  const built = ['release', 'dev', 'asan', ''].map(preset => join('../../build', preset, 'cmwlint'));
  return built.find(path => existsSync(path)) ?? 'cmwlint';
}

const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests.map(name => join('out', name.replace(/\.ts$/, '.cjs')))], {
  stdio: 'inherit',
  env: {...process.env, CMWLINT: program(), CMWLINT_EXTENSION: process.cwd()},
});
process.exit(run.status ?? 1);

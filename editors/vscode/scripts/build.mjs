// dist/: the extension as one file, and the grammar as the JSON that VS Code reads.   node scripts/build.mjs [--minify]
import * as esbuild from 'esbuild';
import {mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {grammar} from '../syntaxes/legal-draft.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const minify = process.argv.includes('--minify');
mkdirSync('dist', {recursive: true});
writeFileSync('dist/legal-draft.tmLanguage.json', JSON.stringify(grammar, null, 2) + '\n');
await esbuild.build({
  absWorkingDir: process.cwd(),
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  external: ['vscode'],
  minify,
  sourcemap: minify ? false : 'inline',
  logLevel: 'warning',
});

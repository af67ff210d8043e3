// The parts that know no editor.
import assert from 'node:assert/strict';
import {posix} from 'node:path';
import {test} from 'node:test';
import {type Window, escapePattern, selector} from '../src/drafts';
import {type Finding, type Severity, count, inWords} from '../src/findings';
import {type Node, type Provision, outlineWithFindings} from '../src/outline';
import {type Machine, findProgram} from '../src/program';
import {statusItem} from '../src/status';

const range = (from: number, to: number) => ({start: {line: from, character: 0}, end: {line: to, character: 80}});
const finding = (line: number, rule: string, severity: Severity = 'error'): Finding => ({
  rule, severity, message: `what ${rule} says\nwhat to do`,
  range: {start: {line, character: 4}, end: {line, character: 9}},
});
const provision = (name: string, from: number, to: number, children: Provision[] = []): Provision => ({
  name, detail: `about ${name}`, range: range(from, to), selectionRange: range(from, from), children,
});

/** A tree as indented lines. */
const drawn = (nodes: readonly Node[], indent = ''): string[] =>
  nodes.flatMap(n => [`${indent}${n.label} | ${n.description}`, ...(n.kind === 'provision' ? drawn(n.children, `${indent}  `) : [])]);

const tree = [provision('Part I', 2, 20, [provision('Article 1', 3, 6), provision('Article 2', 7, 20, [provision('(1)', 8, 9), provision('(2)', 10, 20)])])];

test('findings stand under the innermost provision, in the order of the draft, and are counted upward', () => {
  const findings = [finding(11, 'DET-001'), finding(8, 'EXP-001', 'warning'), finding(0, 'GEN-001', 'note')];
  assert.deepEqual(drawn(outlineWithFindings(tree, findings, false)), [
    'what GEN-001 says | GEN-001',
    'Part I | about Part I · 1 error, 1 warning',
    '  Article 1 | about Article 1',
    '  Article 2 | about Article 2 · 1 error, 1 warning',
    '    (1) | about (1) · 1 warning',
    '      what EXP-001 says | EXP-001',
    '    (2) | about (2) · 1 error',
    '      what DET-001 says | DET-001',
  ]);
});

test('provisions without findings can be left out; all findings stay', () => {
  assert.deepEqual(drawn(outlineWithFindings(tree, [finding(4, 'A-001')], true)), [
    'Part I | about Part I · 1 error', '  Article 1 | about Article 1 · 1 error', '    what A-001 says | A-001']);
  assert.deepEqual(outlineWithFindings(tree, [], true), []);
  assert.deepEqual(drawn(outlineWithFindings([], [finding(4, 'A-001')], true)), ['what A-001 says | A-001']);
});

test('Arabic headings keep to themselves among Latin counts', () => {
  const arabic = [{...provision('المادة 3', 0, 9), detail: 'أحكام عامة'}];
  assert.deepEqual(drawn(outlineWithFindings(arabic, [finding(1, 'A-001')], true))[0], '\u2068المادة 3\u2069 | \u2068أحكام عامة\u2069 · 1 error');
});

test('counts in words', () => {
  assert.equal(inWords(count([finding(1, 'A'), finding(2, 'B'), finding(3, 'C', 'note')])), '2 errors, 1 note');
  assert.equal(inWords(count([])), '');
});

test('the status item', () => {
  const counts = {error: 2, warning: 0, note: 1};
  assert.equal(statusItem({server: 'off'}), undefined);
  assert.equal(statusItem({server: 'running'}), undefined, 'what is open is no draft');
  assert.equal(statusItem({server: 'running', version: '0.5', counts})!.tooltip, 'cmwlint 0.5: 2 errors, 1 note in this draft');
  assert.equal(statusItem({server: 'running', counts})!.text, '$(law) $(error) 2 $(warning) 0 $(info) 1');
  assert.match(statusItem({server: 'running', counts: {error: 0, warning: 0, note: 0}})!.text, /check/);
  const missing = statusItem({server: 'missing', why: 'there is no program x', counts})!;
  assert.ok(missing.grave && missing.tooltip.includes('there is no program x'));
  assert.ok(statusItem({server: 'failed'})!.grave);
});

const window: Window = {check: 'automatic', patterns: [], projects: [], asked: [], hasFolder: true};
const languagesOf = (w: Partial<Window>) => new Set(selector({...window, ...w}).map(f => `${f.language ?? '-'} ${f.pattern ?? '-'}`));

test('in a folder without cmwlint.toml only what is said to be a draft is one', () => {
  assert.deepEqual([...languagesOf({})], ['legal-draft -']);
  assert.deepEqual([...languagesOf({asked: ['/a/law [1].txt'], patterns: ['**/treaties/*.txt']})], [
    'legal-draft -', '- **/treaties/*.txt', '- /a/law [[]1[]].txt']);
});

test('below a cmwlint.toml, and where no folder is open, texts are drafts', () => {
  const project = languagesOf({projects: ['/laws']});
  assert.ok(project.has('plaintext /laws/**') && project.has('xml /laws/**') && project.has('- /laws/**/*.toml'));
  assert.ok(!project.has('plaintext -'));
  assert.ok(languagesOf({hasFolder: false}).has('plaintext -'));
  assert.ok(languagesOf({check: 'all'}).has('markdown -'));
  assert.deepEqual([...languagesOf({check: 'asked', projects: ['/laws'], hasFolder: false})], ['legal-draft -']);
  assert.equal(escapePattern('C:\\laws\\'), 'C:/laws');
});

const machine = (...programs: string[]): Machine => ({
  platform: 'linux', searchPath: ['/usr/bin', '.', '/opt/bin'].join(posix.delimiter), home: '/home/u', isProgram: f => programs.includes(f)});

test('the program is found by path, below the home directory, or in PATH; never relative to a folder', () => {
  assert.deepEqual(findProgram('cmwlint', machine('/opt/bin/cmwlint')), {file: '/opt/bin/cmwlint'});
  assert.deepEqual(findProgram(' ', machine('/usr/bin/cmwlint')), {file: '/usr/bin/cmwlint'});
  assert.deepEqual(findProgram('~/b/cmwlint', machine('/home/u/b/cmwlint')), {file: '/home/u/b/cmwlint'});
  assert.deepEqual(findProgram('/x/cmwlint', machine()), {why: 'there is no program /x/cmwlint'});
  assert.deepEqual(findProgram('./cmwlint', machine('./cmwlint')), {why: './cmwlint is a relative path; a full path is needed'});
  assert.deepEqual(findProgram('cmwlint', machine('cmwlint', './cmwlint')), {why: 'there is no program cmwlint in PATH'});
  const windows: Machine = {platform: 'win32', searchPath: 'C:\\bin;D:\\x', home: 'C:\\u', isProgram: f => f === 'D:\\x\\cmwlint.exe'};
  assert.deepEqual(findProgram('cmwlint', windows), {file: 'D:\\x\\cmwlint.exe'});
});

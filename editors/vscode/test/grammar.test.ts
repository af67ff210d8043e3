// The grammar, as the editor's own library reads it, on the shipped examples.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {before, test} from 'node:test';
import * as oniguruma from 'vscode-oniguruma';
import {type IGrammar, INITIAL, Registry, parseRawGrammar} from 'vscode-textmate';

const extension = process.env['CMWLINT_EXTENSION']!;
const examples = join(process.env['CMWLINT_ROOT'] ?? join(extension, '../..'), 'examples');
let grammar: IGrammar;

before(async () => {
  const wasm = createRequire(join(extension, 'package.json')).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm).buffer as ArrayBuffer);
  const file = join(extension, 'dist/legal-draft.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (s: string) => new oniguruma.OnigString(s),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(file, 'utf8'), file),
  });
  grammar = (await registry.loadGrammar('text.legal-draft'))!;
});

interface Word {
  readonly text: string;
  readonly scopes: string;
}

function read(line: string): Word[] {
  const {tokens} = grammar.tokenizeLine(line, INITIAL);
  return tokens.map(t => ({text: line.slice(t.startIndex, t.endIndex), scopes: t.scopes.join(' ')}));
}

/** The words of a line that have a scope, one after the other. */
function scoped(line: string, scope: string): string[] {
  return read(line).filter(word => word.scopes.includes(scope)).map(word => word.text);
}

function check(line: string, scope: string, expected: string[]): void {
  assert.deepEqual(scoped(line, scope), expected, `${scope} in: ${line}`);
}

test('headings of articles and chapters', () => {
  check('Section 3. Entry through designated posts', 'section.article', ['Section 3']);
  check('Article premier', 'section.article', ['Article premier']);
  check('Article L. 511-1 - Obligation de quitter', 'section.article', ['Article L. 511-1']);
  check('Artículo 4. Expulsión', 'section.article', ['Artículo 4']);
  check('المادة 12', 'section.article', ['المادة 12']);
  check('المادة (٥): الترحيل', 'section.article', ['المادة (٥)']);
  check('第三条 劳务人员不得参加罢工。', 'section.article', ['第三条']);
  check('Статья 7. Обжалование', 'section.article', ['Статья 7']);
  check('Maddə 2. Hüquq bərabərliyi', 'section.article', ['Maddə 2']);
  check('## Article 9', 'section.article', ['Article 9']);
  check('PART II - ENTRY', 'section.part', ['PART II']);
  check('I fəsil. Ümumi müddəalar', 'section.part', ['I fəsil']);
  check('الباب الأول', 'section.part', ['الباب الأول']);
  check('第二章 总则', 'section.part', ['第二章']);
  check('Глава III. Выдворение', 'section.part', ['Глава III']);
});

test('a sentence that begins with a reference is no heading', () => {
  for (const line of ['Article 5 applies to them.', 'Section 3 does not apply.', 'L’article 5 s’applique.', 'Статья 5 применяется к ним.'])
    check(line, 'markup.heading', []);
});

test('points', () => {
  check('(1) A work permit is issued', 'markup.list', ['(1)']);
  check('  (a) the employer', 'markup.list', ['(a)']);
  check('2.1. Miqrant işçilər', 'markup.list', ['2.1.']);
  check('- des travailleurs', 'markup.list', ['-']);
  check('二、经营公司可以', 'markup.list', ['二、']);
  check('（三）护照', 'markup.list', ['（三）']);
  check('A. person', 'markup.list', []);
});

test('references', () => {
  check('punished under articles 5, 7 and 9(2)(a) of this Law', 'reference', ['articles 5, 7 and 9(2)(a)']);
  check('à l’article 12 de la présente loi', 'reference', ['article 12']);
  check('بالمخالفة لأحكام المادة 2 من هذا القانون', 'reference', ['المادة 2']);
  check('в соответствии со статьёй 5 настоящего Закона', 'reference', ['статьёй 5']);
  check('违反本法第三条第二款的', 'reference', ['第三条第二款']);
  check('bu Qanunun 5-ci maddəsi ilə', 'reference', ['5-ci maddəsi']);
});

test('words of force, the prohibition before the permission in it', () => {
  check('A child may not be detained; a person may appeal and shall be heard.', 'prohibition', ['may not']);
  check('A child may not be detained; a person may appeal and shall be heard.', 'permission', ['may']);
  check('A child may not be detained; a person may appeal and shall be heard.', 'duty', ['shall']);
  check('L’étranger ne peut être expulsé ; il doit partir', 'prohibition', ['ne peut']);
  check('El extranjero no podrá trabajar y deberá salir', 'duty', ['deberá']);
  check('لا يجوز للعامل', 'prohibition', ['لا يجوز']);
  check('يحظر على صاحب العمل', 'prohibition', ['يحظر']);
  check('Иностранец не вправе работать', 'prohibition', ['не вправе']);
  check('劳务人员不得参加罢工，可以上诉', 'prohibition', ['不得']);
  check('pasportunu saxlaması qadağandır', 'prohibition', ['qadağandır']);
  check('in the month of Mayor', 'permission', []);
});

test('defined terms and the comment that sets a finding aside', () => {
  check('“Director” means the Director', 'string.quoted', ['“Director”']);
  assert.ok(scoped('<!-- cmwlint: allow DET-001: reason -->', 'comment.block').join('').includes('DET-001'));
});

interface Outlined {
  readonly kind: string;
  readonly start_line: number;
}

/** What the program makes of a draft. */
function outlined(file: string): Outlined[] {
  const json = execFileSync(process.env['CMWLINT']!, ['outline', '--format', 'json', file], {encoding: 'utf8'});
  return (JSON.parse(json) as {provisions: Outlined[]}).provisions;
}

test('every article and chapter that the program sees in the examples is coloured as one, and no other line', () => {
  let seen = 0;
  for (const name of readdirSync(examples).filter(n => n.endsWith('.txt'))) {
    const file = join(examples, name);
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    const wanted = outlined(file).filter(one => ['article', 'chapter', 'part', 'title', 'section'].includes(one.kind)).map(one => one.start_line);
    const coloured = lines.flatMap((line, i) => (scoped(line, 'entity.name.section').length > 0 ? [i + 1] : []));
    assert.deepEqual(coloured, [...new Set(wanted)].sort((a, b) => a - b), `headings of ${name}`);
    seen += coloured.length;
  }
  assert.ok(seen > 80, `only ${seen} headings in all examples`);
});

// The extension as it is shipped (one bundled file), with the real server. The editor around it is a stand-in.
import assert from 'node:assert/strict';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, test} from 'node:test';
import {URI} from 'vscode-uri';
import {type Document, Editor, load} from './stand_in';

const extension = process.env['CMWLINT_EXTENSION']!;
const program = resolve(process.env['CMWLINT']!);
const examples = join(process.env['CMWLINT_ROOT'] ?? join(extension, '../..'), 'examples');
const scratch = mkdtempSync(join(tmpdir(), 'cmwlint-'));
after(() => rmSync(scratch, {recursive: true, force: true}));

async function eventually(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) assert.fail(`${what} (waited ten seconds)`);
    await new Promise(next => setTimeout(next, 10));
  }
}

/** An editor with the extension in it; closed again whatever happens. */
async function inEditor(run: (editor: Editor) => Promise<void>, settings: Record<string, unknown> = {}, folder?: string): Promise<void> {
  const editor = new Editor();
  Object.assign(editor.settings, {'cmwlint.program': program, ...settings});
  if (folder !== undefined) editor.folders.push(URI.file(folder));
  const module = load(join(extension, 'dist/extension.js'), editor);
  const subscriptions: {dispose(): unknown}[] = [];
  await module.activate({subscriptions});
  try {
    await run(editor);
  } finally {
    await module.deactivate();
    subscriptions.forEach(one => one.dispose());
  }
}

function example(editor: Editor, name: string, language = 'plaintext'): Document {
  const text = readFileSync(join(examples, name), 'utf8');
  const path = join(scratch, name);
  writeFileSync(path, text);
  return editor.open(path, language, text);
}

async function found(editor: Editor, document: Document): Promise<any[]> {
  await eventually(() => editor.diagnostics(document).length > 0, `no findings in ${document.fileName}`);
  return editor.diagnostics(document);
}

const rules = (list: any[]) => list.map(d => d.code?.value ?? d.code).sort();
const underlined = (document: Document, d: any) => document.text.slice(document.offsetAt(d.range.start), document.offsetAt(d.range.end));

/** The same text as the command line sees it. */
async function commandLine(path: string): Promise<string[]> {
  const {spawnSync} = await import('node:child_process');
  const run = spawnSync(program, ['--no-config', '--format', 'json', '--exit-zero', path], {encoding: 'utf8'});
  return JSON.parse(run.stdout).documents[0].diagnostics.map((d: any) => d.rule).sort();
}

test('a draft that is opened shows the findings of the command line, in Legal Draft mode', async () => {
  for (const name of ['law.en.txt', 'law.ar.txt', 'labour-agreement.zh.txt'])
    await inEditor(async editor => {
      const document = example(editor, name);
      const list = await found(editor, document);
      await eventually(() => document.languageId === 'legal-draft', 'the language mode is not set');
      await eventually(() => editor.diagnostics(document).length === list.length, 'findings are lost with the language mode');
      assert.deepEqual(rules(editor.diagnostics(document)), await commandLine(document.fileName));
      assert.ok(list.every(d => d.source === 'cmwlint' && d.severity !== undefined && d.message.length > 10));
    });
});

test('typing takes the finding away and undo brings it back', async () => {
  await inEditor(async editor => {
    const document = example(editor, 'law.en.txt');
    await found(editor, document);
    await eventually(() => document.languageId === 'legal-draft', 'the language mode is not set');
    const of = (rule: string) => editor.diagnostics(document).filter(d => rules([d])[0] === rule);
    await eventually(() => of('CRIM-001').length === 1, 'CRIM-001 is not found');
    assert.equal(underlined(document, of('CRIM-001')[0]), 'imprisonment');
    const before = rules(editor.diagnostics(document));
    editor.type(document, 'may retain the passport', 'shall not retain the passport');
    await eventually(() => of('DOC-001').length === 0, 'the finding on passports is still there');
    assert.deepEqual(rules(editor.diagnostics(document)), before.filter(rule => rule !== 'DOC-001'), 'other findings went with it');
    editor.type(document, 'shall not retain the passport', 'may retain the passport');
    await eventually(() => of('DOC-001').length === 1, 'the finding does not come back');
    assert.deepEqual(rules(editor.diagnostics(document)), before);
  });
});

test('the status item counts, and hides where no draft is open', async () => {
  await inEditor(async editor => {
    const document = example(editor, 'law.en.txt');
    await found(editor, document);
    await eventually(() => editor.status.shown && /\$\(error\) [1-9]/.test(editor.status.text), `status: ${editor.status.text}`);
    assert.match(editor.status.tooltip, /^cmwlint \d.*: \d+ errors/);
    editor.open(join(scratch, 'program.c'), 'c', 'int main() {}');
    await eventually(() => !editor.status.shown, 'the item is shown for a program');
  });
});

test('a folder of programs is left alone until a file is asked for', async () => {
  await inEditor(async editor => {
    const document = example(editor, 'law.en.txt');
    await new Promise(next => setTimeout(next, 300));
    assert.equal(editor.diagnostics(document).length, 0);
    assert.equal(document.languageId, 'plaintext');
    assert.ok(!editor.status.shown);
    await editor.run('cmwlint.checkFile');
    await found(editor, document);
  }, {}, scratch);
});

test('a folder with cmwlint.toml is a project: its drafts are checked as it says', async () => {
  const folder = join(scratch, 'project');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'cmwlint.toml'), '[rules]\nselect = ["CRIM-001"]\n');
  cpSync(join(examples, 'law.en.txt'), join(folder, 'law.en.txt'));
  await inEditor(async editor => {
    editor.configurations.push(URI.file(join(folder, 'cmwlint.toml')));
    editor.event('create **/cmwlint.toml').fire(URI.file(join(folder, 'cmwlint.toml')));
    const document = editor.open(join(folder, 'law.en.txt'), 'plaintext', readFileSync(join(folder, 'law.en.txt'), 'utf8'));
    assert.deepEqual(rules(await found(editor, document)), ['CRIM-001']);
  }, {}, folder);
});

test('settings reach the server, also when they are changed', async () => {
  await inEditor(async editor => {
    const document = example(editor, 'law.en.txt');
    assert.deepEqual(rules(await found(editor, document)), ['CRIM-001']);
    assert.match(editor.diagnostics(document)[0].message, /entrée irrégulière/);
    editor.change({'cmwlint.select': ['DET']});
    await eventually(() => rules(editor.diagnostics(document)).every(rule => rule.startsWith('DET')) && editor.diagnostics(document).length > 0,
      'the setting has no effect');
  }, {'cmwlint.messageLanguage': 'fr', 'cmwlint.select': ['CRIM-001'], 'cmwlint.legalDraftMode': false});
});

test('a program that is missing is told, and found once the setting names it', async () => {
  await inEditor(async editor => {
    const document = example(editor, 'law.en.txt');
    await eventually(() => /not found/.test(editor.status.tooltip), `status: ${editor.status.tooltip}`);
    assert.match(editor.logged['cmwlint']!, /there is no program/);
    editor.change({'cmwlint.program': program});
    await found(editor, document);
  }, {'cmwlint.program': join(scratch, 'nothing')});
});

test('a server that is restarted finds the same again', async () => {
  await inEditor(async editor => {
    const document = example(editor, 'law.en.txt');
    const before = rules(await found(editor, document));
    await editor.run('cmwlint.restart');
    await eventually(() => JSON.stringify(rules(editor.diagnostics(document))) === JSON.stringify(before), 'other findings after a restart');
  }, {'cmwlint.legalDraftMode': false});
});

test('all drafts of the workspace, open or not, are checked when somebody asks', async () => {
  const folder = join(scratch, 'workspace');
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'cmwlint.toml'), '');
  for (const name of ['law.en.txt', 'law.ar.txt']) cpSync(join(examples, name), join(folder, name));
  await inEditor(async editor => {
    editor.configurations.push(URI.file(join(folder, 'cmwlint.toml')));
    const document = editor.open(join(folder, 'law.en.txt'), 'plaintext', readFileSync(join(folder, 'law.en.txt'), 'utf8'));
    const before = rules(await found(editor, document));
    const other = URI.file(join(folder, 'law.ar.txt'));
    assert.equal(editor.diagnostics(other).length, 0);
    await editor.run('cmwlint.checkDrafts');
    assert.deepEqual(rules(editor.diagnostics(other)), await commandLine(other.fsPath), editor.messages.join('; '));
    assert.deepEqual(rules(editor.diagnostics(document)), before, 'the open draft has its findings twice');
    const opened = editor.open(other.fsPath, 'plaintext', readFileSync(other.fsPath, 'utf8'));
    await eventually(() => rules(editor.diagnostics(opened)).length === new Set(rules(editor.diagnostics(opened))).size
      && editor.diagnostics(opened).length > 0, 'a draft that is opened has its findings twice');
  }, {'cmwlint.legalDraftMode': false}, folder);
});

/** A draft with the cursor on "imprisonment". */
async function atTheCrime(editor: Editor): Promise<Document> {
  const document = example(editor, 'law.en.txt');
  await found(editor, document);
  const at = document.positionAt(document.text.indexOf('imprisonment') + 3);
  editor.cursor(at.line, at.character);
  return document;
}

const quiet = {'cmwlint.legalDraftMode': false};
const token = {isCancellationRequested: false, onCancellationRequested: () => ({dispose: () => undefined})};

test('hover says why', async () => {
  await inEditor(async editor => {
    const document = await atTheCrime(editor);
    const hover = await editor.provider('Hover', document).provideHover(document, editor.active!.selection.active, token);
    assert.match(JSON.stringify(hover), /decriminalis/);
  }, quiet);
});

test('the tree is the outline with the findings in it', async () => {
  await inEditor(async editor => {
    await atTheCrime(editor);
    const tree = editor.trees.get('cmwlint.outline');
    const lines: string[] = [];
    const walk = async (node: unknown, depth: number): Promise<void> => {
      for (const child of await tree.getChildren(node)) {
        const item = tree.getTreeItem(child);
        lines.push(`${' '.repeat(depth)}${item.label}${item.contextValue === 'finding' ? ` [${item.description}]` : ''}`);
        await walk(child, depth + 1);
      }
    };
    await walk(undefined, 0);
    const part = lines.indexOf('PART II');
    assert.ok(part >= 0, lines.join('\n'));
    const crime = lines.findIndex(line => line.includes('[CRIM-001]'));
    assert.ok(lines.indexOf(' Section 3') > part && crime > lines.indexOf(' Section 3') && crime < lines.indexOf('PART III'), lines.join('\n'));
    assert.equal(lines.filter(line => line.endsWith(']')).length, editor.diagnostics(editor.documents[0]!).length, 'findings are lost');
  }, quiet);
});

test('the rule of the finding at the cursor is shown as a page', async () => {
  await inEditor(async editor => {
    await atTheCrime(editor);
    await editor.run('cmwlint.openRule');
    const shown = editor.executed.find(one => one.command === 'markdown.showPreviewToSide');
    assert.ok(shown, editor.messages.join('; '));
    const page = editor.contents.get('cmwlint').provideTextDocumentContent(shown.args[0]);
    assert.match(page, /^# CRIM-001/m);
    assert.match(page, /CMW\/C\/AZE\/CO\/3/);
    await editor.run('cmwlint.explainLine');
    const text = editor.executed.find(one => one.command === 'showTextDocument');
    assert.match(editor.contents.get('cmwlint').provideTextDocumentContent(text!.args[0]), /CRIM-001/);
  }, quiet);
});

test('the light bulb offers what can be done, and what a code action answers is shown', async () => {
  await inEditor(async editor => {
    const document = await atTheCrime(editor);
    const here = editor.diagnostics(document).filter(d => rules([d])[0] === 'CRIM-001');
    const range = here[0].range;
    const actions = await editor.provider('CodeActions', document).provideCodeActions(document, range, {diagnostics: here}, token);
    const titles = actions.map((action: any) => action.title);
    const show = actions.find((action: any) => action.command?.command === 'cmwlint.showRule');
    assert.ok(show && titles.some((title: string) => /CRIM-001/.test(title)), titles.join('; '));
    await editor.run(show.command.command, ...show.command.arguments);
    assert.ok(editor.executed.some(one => one.command === 'markdown.showPreviewToSide'));
  }, quiet);
});

test('a model clause is inserted', async () => {
  await inEditor(async editor => {
    const document = await atTheCrime(editor);
    const before = document.text.length;
    await editor.run('cmwlint.insertClause');
    assert.ok(document.text.length > before + 40, editor.messages.join('; '));
    editor.cursor(0);
  }, quiet);
});

// A stand-in for the module `vscode`: as much of an editor as the extension and vscode-languageclient touch, with the
// hands of a user (open, type, close, run a command) and eyes on what he would see. What it does not have fails loudly.
// It stands in for the extension host, which these tests do without; it proves nothing about VS Code itself.
import {createRequire} from 'node:module';
import Module from 'node:module';
import {URI, Utils} from 'vscode-uri';

type Listener = (value: any) => unknown;

class Disposable {
  constructor(readonly dispose: () => unknown) {}
  static from(...all: {dispose(): unknown}[]): Disposable {
    return new Disposable(() => all.forEach(one => one.dispose()));
  }
}
const nothing = new Disposable(() => undefined);

class EventEmitter {
  private listeners: Listener[] = [];
  readonly event = (listener: Listener, self?: unknown, disposables?: Disposable[]): Disposable => {
    const bound = self === undefined ? listener : listener.bind(self);
    this.listeners.push(bound);
    const out = new Disposable(() => (this.listeners = this.listeners.filter(l => l !== bound)));
    disposables?.push(out);
    return out;
  };
  fire(value?: unknown): void {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose(): void {
    this.listeners = [];
  }
}

class Position {
  constructor(readonly line: number, readonly character: number) {}
}
class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(a: Position | number, b: Position | number, c?: number, d?: number) {
    this.start = typeof a === 'number' ? new Position(a, b as number) : a;
    this.end = typeof a === 'number' ? new Position(c!, d!) : (b as Position);
  }
  get isEmpty(): boolean {
    return this.start.line === this.end.line && this.start.character === this.end.character;
  }
}

/** A class whose instances keep what the constructor is given, under these names. */
const record = (...names: string[]): any =>
  class {
    constructor(...values: unknown[]) {
      names.forEach((name, i) => ((this as any)[name] = values[i]));
    }
  };

class CodeActionKind {
  constructor(readonly value: string) {}
  static readonly Empty = new CodeActionKind('');
  append(part: string): CodeActionKind {
    return new CodeActionKind(this.value === '' ? part : `${this.value}.${part}`);
  }
  static readonly QuickFix = new CodeActionKind('quickfix');
  static readonly Refactor = new CodeActionKind('refactor');
  static readonly RefactorExtract = new CodeActionKind('refactor.extract');
  static readonly RefactorInline = new CodeActionKind('refactor.inline');
  static readonly RefactorMove = new CodeActionKind('refactor.move');
  static readonly RefactorRewrite = new CodeActionKind('refactor.rewrite');
  static readonly Source = new CodeActionKind('source');
  static readonly SourceOrganizeImports = new CodeActionKind('source.organizeImports');
  static readonly SourceFixAll = new CodeActionKind('source.fixAll');
  static readonly Notebook = new CodeActionKind('notebook');
}
class CancellationTokenSource {
  readonly token = {isCancellationRequested: false, onCancellationRequested: () => nothing};
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
  dispose(): void {}
}
class MarkdownString {
  constructor(public value = '') {}
  appendCodeblock(value: string): this {
    this.value += value;
    return this;
  }
}
class WorkspaceEdit {
  readonly edits: {uri: URI; range: Range; newText: string}[] = [];
  readonly created: URI[] = [];
  replace(uri: URI, range: Range, newText: string): void {
    this.edits.push({uri, range, newText});
  }
  insert(uri: URI, at: Position, newText: string): void {
    this.replace(uri, new Range(at, at), newText);
  }
  set(uri: URI, edits: any[]): void {
    for (const edit of edits) this.replace(uri, (edit[0] ?? edit).range, (edit[0] ?? edit).newText ?? (edit[0] ?? edit).snippet?.value);
  }
  createFile(uri: URI): void {
    this.created.push(uri);
  }
}

class TabInputText {
  constructor(readonly uri: URI) {}
}

/** An open file. */
export class Document {
  version = 1;
  isClosed = false;
  constructor(readonly uri: URI, public languageId: string, public text: string) {}
  get fileName(): string {
    return this.uri.fsPath;
  }
  get lineCount(): number {
    return this.text.split('\n').length;
  }
  getText(): string {
    return this.text;
  }
  offsetAt(p: Position): number {
    return this.text.split('\n').slice(0, p.line).join('\n').length + (p.line > 0 ? 1 : 0) + p.character;
  }
  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split('\n');
    return new Position(lines.length - 1, lines.at(-1)!.length);
  }
}

function fits(pattern: unknown, path: string): boolean {
  const glob = typeof pattern === 'string' ? pattern : (pattern as {pattern: string}).pattern;
  const source = glob.replace(/\[(.)\]|\*\*\/|\*\*|\*|\?|[.+^${}()|\\]/g, (found, one) => {
    if (one) return `\\${one}`;
    return {'**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]'}[found] ?? `\\${found}`;
  });
  return new RegExp(`^${source}$`).test(path);
}

function match(selector: any, document: Document): number {
  const one = (filter: any): boolean => {
    if (typeof filter === 'string') return filter === '*' || filter === document.languageId;
    if (filter.language && filter.language !== document.languageId) return false;
    if (filter.scheme && filter.scheme !== document.uri.scheme) return false;
    return !filter.pattern || fits(filter.pattern, document.uri.path);
  };
  return [selector].flat().some(one) ? 10 : 0;
}

/** One editor window. */
export class Editor {
  readonly settings: Record<string, unknown> = {};
  readonly folders: URI[] = [];
  /** What workspace.findFiles finds. */
  readonly configurations: URI[] = [];
  readonly documents: Document[] = [];
  readonly commands = new Map<string, (...args: any[]) => any>();
  readonly executed: {command: string; args: unknown[]}[] = [];
  readonly messages: string[] = [];
  readonly logged: Record<string, string> = {};
  readonly providers: {kind: string; selector: unknown; provider: any}[] = [];
  readonly contents = new Map<string, any>();
  readonly trees = new Map<string, any>();
  readonly status = {text: '', tooltip: '', command: '', shown: false, name: ''};
  readonly collections: Map<string, any[]>[] = [];
  /** What the user picks or types when he is asked. */
  answer: string | undefined;
  active: {document: Document; selection: any} | undefined;
  private readonly events = new Map<string, EventEmitter>();

  event(name: string): EventEmitter {
    if (!this.events.has(name)) this.events.set(name, new EventEmitter());
    return this.events.get(name)!;
  }

  open(path: string, languageId: string, text: string): Document {
    const document = new Document(URI.file(path), languageId, text);
    this.documents.push(document);
    this.active = {document, selection: {active: new Position(0, 0), start: new Position(0, 0), end: new Position(0, 0)}};
    this.event('onDidOpenTextDocument').fire(document);
    this.event('onDidChangeActiveTextEditor').fire(this.active);
    this.event('onDidChangeTabs').fire({opened: [], closed: [], changed: []});
    return document;
  }

  cursor(line: number, character = 0): void {
    const active = new Position(line, character);
    this.active!.selection = {active, anchor: active, start: active, end: active};
  }

  close(document: Document): void {
    this.documents.splice(this.documents.indexOf(document), 1);
    document.isClosed = true;
    this.event('onDidCloseTextDocument').fire(document);
  }

  /** Replaces the first `old` by `now`, as typing does. */
  type(document: Document, old: string, now: string): void {
    const at = document.text.indexOf(old);
    if (at < 0) throw new Error(`"${old}" is not in the document`);
    this.replace(document, new Range(document.positionAt(at), document.positionAt(at + old.length)), now);
  }

  replace(document: Document, range: Range, text: string): void {
    const from = document.offsetAt(range.start);
    const to = document.offsetAt(range.end);
    document.text = document.text.slice(0, from) + text + document.text.slice(to);
    document.version += 1;
    const contentChanges = [{range, rangeOffset: from, rangeLength: to - from, text}];
    this.event('onDidChangeTextDocument').fire({document, contentChanges});
  }

  diagnostics(document: Document | URI): any[] {
    const uri = document instanceof Document ? document.uri : document;
    return this.collections.flatMap(one => one.get(uri.toString()) ?? []);
  }

  provider(kind: string, document: Document): any {
    return this.providers.find(one => one.kind === kind && match(one.selector, document))?.provider;
  }

  run(command: string, ...args: unknown[]): Promise<any> {
    const run = this.commands.get(command);
    this.executed.push({command, args});
    return Promise.resolve(run?.(...args));
  }

  change(settings: Record<string, unknown>): void {
    Object.assign(this.settings, settings);
    const affectsConfiguration = (section: string) => Object.keys(settings).some(key => key === section || key.startsWith(`${section}.`));
    this.event('onDidChangeConfiguration').fire({affectsConfiguration});
  }

  private collection(): any {
    const map = new Map<string, any[]>();
    this.collections.push(map);
    const changed = (uri: URI) => this.event('onDidChangeDiagnostics').fire({uris: [uri]});
    return {
      set: (uri: URI, list: any[]) => (map.set(uri.toString(), list ?? []), changed(uri)),
      delete: (uri: URI) => map.delete(uri.toString()) && changed(uri),
      clear: () => map.clear(),
      dispose: () => map.clear(),
      has: (uri: URI) => map.has(uri.toString()),
      get: (uri: URI) => map.get(uri.toString()),
    };
  }

  private channel(name: string): any {
    this.logged[name] ??= '';
    const append = (text: string) => void (this.logged[name] += text);
    const line = (text: string) => append(`${text}\n`);
    return {name, append, appendLine: line, clear: () => undefined, show: () => this.executed.push({command: `show ${name}`, args: []}),
            dispose: () => undefined, error: line, warn: line, info: line, debug: line, trace: line};
  }

  // Settings as the editor hands them over: those of package.json, then the user's.
  private configuration(section = ''): any {
    const defaults = createRequire(__filename)(`${process.env['CMWLINT_EXTENSION']!}/package.json`).contributes.configuration.properties;
    const all: Record<string, unknown> = {};
    for (const [key, value] of Object.entries<any>(defaults)) all[key] = value.default;
    Object.assign(all, this.settings);
    const get = (key: string, otherwise?: unknown): unknown => {
      const whole = section === '' ? key : `${section}.${key}`;
      if (whole in all) return all[whole];
      const below = Object.entries(all).filter(([name]) => name.startsWith(`${whole}.`));
      if (below.length === 0) return otherwise;
      const out: any = {};
      for (const [name, value] of below) {
        const parts = name.slice(whole.length + 1).split('.');
        parts.slice(0, -1).reduce((o, part) => (o[part] ??= {}), out)[parts.at(-1)!] = value;
      }
      return out;
    };
    return {get, has: (key: string) => get(key) !== undefined, inspect: () => undefined, update: async () => undefined};
  }

  private applyEdit(edit: WorkspaceEdit): boolean {
    for (const one of edit.edits) {
      const document = this.documents.find(d => d.uri.toString() === one.uri.toString());
      if (document) this.replace(document, one.range, one.newText);
    }
    return true;
  }

  /** The module. */
  module(): any {
    const editor = this;
    const on = (name: string) => this.event(name).event;
    const events = (...names: string[]) => Object.fromEntries(names.map(name => [name, on(name)]));
    const register = (kind: string) => (selector: unknown, provider: unknown) => {
      const entry = {kind, selector, provider};
      this.providers.push(entry);
      return new Disposable(() => this.providers.splice(this.providers.indexOf(entry), 1));
    };
    const kinds = ['CallHierarchy', 'CodeLens', 'Color', 'CompletionItem', 'Declaration', 'Definition', 'DocumentFormattingEdit', 'DocumentHighlight',
      'DocumentLink', 'DocumentRangeFormattingEdit', 'DocumentRangeSemanticTokens', 'DocumentSemanticTokens', 'DocumentSymbol', 'FoldingRange',
      'Hover', 'Implementation', 'InlayHints', 'InlineCompletionItem', 'InlineValues', 'LinkedEditingRange', 'OnTypeFormattingEdit', 'Reference',
      'Rename', 'SelectionRange', 'SignatureHelp', 'TypeDefinition', 'TypeHierarchy'];
    const say = async (text: string) => void this.messages.push(text);
    return {
      Disposable, EventEmitter, Position, Range, CodeActionKind, CancellationTokenSource, MarkdownString, WorkspaceEdit, Uri: Object.assign(URI, Utils),
      Location: record('uri', 'range'), Selection: Range,
      Diagnostic: record('range', 'message', 'severity'), DiagnosticRelatedInformation: record('location', 'message'),
      DiagnosticSeverity: {Error: 0, Warning: 1, Information: 2, Hint: 3}, DiagnosticTag: {Unnecessary: 1, Deprecated: 2},
      CodeAction: record('title', 'kind'), CodeLens: record('range', 'command'), CompletionItem: record('label', 'kind'),
      CompletionList: record('items', 'isIncomplete'), DocumentLink: record('range', 'target'), InlayHint: record('position', 'label', 'kind'),
      InlayHintLabelPart: record('value'), SymbolInformation: record('name', 'kind', 'containerName', 'location'),
      DocumentSymbol: record('name', 'detail', 'kind', 'range', 'selectionRange'), CallHierarchyItem: record('kind', 'name'),
      TypeHierarchyItem: record('kind', 'name'), Hover: record('contents', 'range'), TextEdit: record('range', 'newText'),
      FoldingRange: record('start', 'end', 'kind'), SelectionRange: record('range', 'parent'), DocumentHighlight: record('range', 'kind'),
      SemanticTokens: record('data', 'resultId'), SemanticTokensLegend: record('tokenTypes', 'tokenModifiers'), SnippetString: record('value'),
      RelativePattern: record('base', 'pattern'), ThemeIcon: record('id', 'color'), ThemeColor: record('id'), TreeItem: record('label'),
      CancellationError: class extends Error {}, TabInputText, TabInputTextDiff: record(), TabInputCustom: record(), TabInputNotebook: record(),
      TreeItemCollapsibleState: {None: 0, Collapsed: 1, Expanded: 2}, StatusBarAlignment: {Left: 1, Right: 2}, ViewColumn: {Beside: -2},
      ProgressLocation: {Notification: 15, Window: 10}, TextDocumentSaveReason: {Manual: 1}, FileType: {File: 1, Directory: 2},
      SymbolKind: {}, SymbolTag: {}, CompletionItemKind: {}, CompletionItemTag: {}, CompletionTriggerKind: {}, DocumentHighlightKind: {},
      FoldingRangeKind: {}, SignatureHelpTriggerKind: {}, CodeActionTriggerKind: {}, NotebookCellKind: {}, InlineCompletionTriggerKind: {},
      version: '1.82.0',
      env: {language: 'en', appName: 'stand-in', openExternal: async () => false},
      l10n: {t: (text: string) => text},
      commands: {
        registerCommand: (name: string, run: any) => {
          if (this.commands.has(name)) throw new Error(`command '${name}' already exists`);
          this.commands.set(name, run);
          return new Disposable(() => this.commands.delete(name));
        },
        executeCommand: (name: string, ...args: unknown[]) => this.run(name, ...args),
      },
      languages: {
        match,
        createDiagnosticCollection: () => this.collection(),
        getDiagnostics: (uri: URI) => this.diagnostics(uri),
        setTextDocumentLanguage: async (document: Document, id: string) => {
          editor.event('onDidCloseTextDocument').fire(document);
          document.languageId = id;
          editor.event('onDidOpenTextDocument').fire(document);
          return document;
        },
        registerWorkspaceSymbolProvider: (provider: unknown) => register('WorkspaceSymbol')('*', provider),
        registerCodeActionsProvider: register('CodeActions'),
        ...Object.fromEntries(kinds.map(kind => [`register${kind}Provider`, register(kind)])),
        ...events('onDidChangeDiagnostics'),
      },
      workspace: {
        get textDocuments() { return editor.documents; },
        get workspaceFolders() { return editor.folders.length === 0 ? undefined : editor.folders.map((uri, index) => ({uri, name: uri.path, index})); },
        notebookDocuments: [],
        fs: {},
        getConfiguration: (section?: string) => this.configuration(section),
        getWorkspaceFolder: (uri: URI) => editor.folders.map(f => ({uri: f, name: f.path, index: 0})).find(f => uri.path.startsWith(`${f.uri.path}/`)),
        findFiles: async () => this.configurations,
        applyEdit: async (edit: WorkspaceEdit) => this.applyEdit(edit),
        registerTextDocumentContentProvider: (scheme: string, provider: unknown) => (this.contents.set(scheme, provider), nothing),
        createFileSystemWatcher: (pattern: unknown) => {
          const glob = typeof pattern === 'string' ? pattern : (pattern as any).pattern;
          return {onDidCreate: on(`create ${glob}`), onDidChange: on(`change ${glob}`), onDidDelete: on(`delete ${glob}`), dispose: () => undefined};
        },
        ...events('onDidOpenTextDocument', 'onDidCloseTextDocument', 'onDidChangeTextDocument', 'onDidSaveTextDocument', 'onWillSaveTextDocument',
          'onDidChangeConfiguration', 'onDidChangeWorkspaceFolders', 'onDidCreateFiles', 'onDidRenameFiles', 'onDidDeleteFiles',
          'onWillCreateFiles', 'onWillRenameFiles', 'onWillDeleteFiles', 'onDidOpenNotebookDocument', 'onDidCloseNotebookDocument',
          'onDidChangeNotebookDocument', 'onDidSaveNotebookDocument'),
      },
      window: {
        get activeTextEditor() { return editor.active; },
        get visibleTextEditors() { return editor.active ? [editor.active] : []; },
        tabGroups: {
          get all() { return [{tabs: editor.documents.map(d => ({input: new TabInputText(d.uri), isActive: true}))}]; },
          ...events('onDidChangeTabs', 'onDidChangeTabGroups'),
        },
        createOutputChannel: (name: string) => this.channel(name),
        createStatusBarItem: () => Object.assign(this.status, {show: () => (this.status.shown = true), hide: () => (this.status.shown = false), dispose: () => undefined}),
        registerTreeDataProvider: (id: string, provider: unknown) => (this.trees.set(id, provider), nothing),
        showInformationMessage: say, showWarningMessage: say, showErrorMessage: say,
        showInputBox: async () => this.answer, showQuickPick: async (items: string[]) => this.answer ?? items[0],
        showTextDocument: async (uri: URI) => void this.executed.push({command: 'showTextDocument', args: [uri]}),
        withProgress: (_: unknown, run: any) => run({report: () => undefined}, new CancellationTokenSource().token),
        ...events('onDidChangeActiveTextEditor', 'onDidChangeVisibleTextEditors'),
      },
    };
  }
}

/** Loads a module for which `vscode` is this editor's. */
export function load(file: string, editor: Editor): any {
  const inner = Module as unknown as {_load(request: string, ...rest: unknown[]): unknown};
  const before = inner._load;
  const vscode = editor.module();
  inner._load = (request, ...rest) => (request === 'vscode' ? vscode : before.call(inner, request, ...rest));
  try {
    const require = createRequire(__filename);
    delete require.cache[require.resolve(file)];
    return require(file);
  } finally {
    inner._load = before;
  }
}

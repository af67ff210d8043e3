// The extension: puts the parts together and tells them what happens in the editor. No telemetry, no network: the only
// thing that is started is the program cmwlint, on this machine.
import * as vscode from 'vscode';
import {Server} from './client';
import {Commands, showAnswer} from './commands';
import {legalDraft} from './drafts';
import {findingsOf} from './editor';
import {count} from './findings';
import {Pages, pageScheme} from './pages';
import {type Situation, statusItem} from './status';
import {OutlineView} from './tree_view';

class Extension {
  private readonly output = vscode.window.createOutputChannel('cmwlint');
  private readonly trace = vscode.window.createOutputChannel('cmwlint trace');
  private readonly status = vscode.window.createStatusBarItem('cmwlint.status', vscode.StatusBarAlignment.Right, 50);
  private readonly elsewhere = vscode.languages.createDiagnosticCollection('cmwlint (all drafts)');
  private readonly pages = new Pages();
  private readonly server = new Server(this.output, this.trace, async (command, _args, send) => {
    const answer = await send();
    await showAnswer(this.pages, command, answer);
    return answer;
  });
  private readonly outline = new OutlineView(this.server);
  private readonly commands = new Commands(this.server, this.pages, this.elsewhere);
  /** What was last worked on. */
  private last: vscode.TextDocument | undefined;
  private situation: Situation = {server: 'off'};
  /** Files whose language mode was set once; what the user changes after that stays. */
  private readonly moded = new Set<string>();

  async start(context: vscode.ExtensionContext): Promise<void> {
    this.status.name = 'cmwlint';
    const {output, trace, status, elsewhere, pages, server} = this;
    context.subscriptions.push(output, trace, status, elsewhere, pages, server);
    context.subscriptions.push(vscode.window.registerTreeDataProvider('cmwlint.outline', this.outline));
    this.registerCommands(context);
    this.listen(context);
    await this.look();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private registerCommands(context: vscode.ExtensionContext): void {
    const add = (name: string, run: (...args: never[]) => unknown) =>
      context.subscriptions.push(vscode.commands.registerCommand(`cmwlint.${name}`, run));
    add('checkFile', () => this.commands.checkFile());
    add('checkDrafts', () => this.commands.checkDrafts());
    add('openRule', (node?: Parameters<Commands['openRule']>[0]) => this.commands.openRule(node));
    add('explainLine', () => this.commands.explainLine());
    add('insertClause', () => this.commands.insertClause());
    add('restart', () => this.server.restart());
    add('showOutput', () => this.output.show());
    add('outline.showAll', () => this.filter(false));
    add('outline.showFindings', () => this.filter(true));
  }

  private listen(context: vscode.ExtensionContext): void {
    const on = <T>(event: vscode.Event<T>, run: (value: T) => unknown) => context.subscriptions.push(event(run));
    on(this.server.onChange, change => {
      this.situation = {server: change.state, ...(change.why ? {why: change.why} : {}), ...(change.version ? {version: change.version} : {})};
      this.show();
    });
    on(vscode.window.onDidChangeActiveTextEditor, () => this.show());
    on(vscode.window.onDidChangeVisibleTextEditors, () => this.show());
    on(vscode.workspace.onDidOpenTextDocument, () => this.look());
    on(vscode.workspace.onDidChangeWorkspaceFolders, () => this.look());
    on(vscode.workspace.onDidChangeConfiguration, event => {
      if (event.affectsConfiguration('cmwlint.program')) void this.server.restart();
      else if (event.affectsConfiguration('cmwlint')) void this.look();
    });
    on(vscode.languages.onDidChangeDiagnostics, event => {
      const here = this.last?.uri.toString();
      if (event.uris.some(uri => uri.toString() === here)) this.show();
    });
    const configurations = vscode.workspace.createFileSystemWatcher('**/cmwlint.toml', false, true, false);
    context.subscriptions.push(configurations);
    on(configurations.onDidCreate, () => this.look());
    on(configurations.onDidDelete, () => this.look());
  }

  // Something may be a draft now that was none.
  private async look(): Promise<void> {
    await this.server.refresh();
    for (const document of vscode.workspace.textDocuments) {
      if (this.server.isDraft(document)) this.elsewhere.delete(document.uri);
      await this.setMode(document);
    }
    this.show();
  }

  private async setMode(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    if (document.languageId !== 'plaintext' || !this.server.isDraft(document) || this.moded.has(key)) return;
    if (!vscode.workspace.getConfiguration('cmwlint').get<boolean>('legalDraftMode', true)) return;
    this.moded.add(key);
    await vscode.languages.setTextDocumentLanguage(document, legalDraft);
  }

  private filter(onlyFindings: boolean): void {
    void vscode.commands.executeCommand('setContext', 'cmwlint.onlyFindings', onlyFindings);
    this.outline.filter(onlyFindings);
  }

  // The draft that is worked on; also while a page beside it has the focus.
  private draftInView(): vscode.TextDocument | undefined {
    const {activeTextEditor, visibleTextEditors} = vscode.window;
    const document = activeTextEditor?.document;
    const left = document === undefined || document.uri.scheme === pageScheme;
    if (!left) this.last = document;
    else if (!visibleTextEditors.some(editor => editor.document === this.last)) this.last = undefined;
    return this.last && this.server.running && this.server.isDraft(this.last) ? this.last : undefined;
  }

  private show(): void {
    const draft = this.draftInView();
    void vscode.commands.executeCommand('setContext', 'cmwlint.draftOpen', draft !== undefined);
    this.outline.show(draft);
    const counts = draft === undefined ? {} : {counts: count(findingsOf(draft.uri))};
    const item = statusItem({...this.situation, ...counts});
    if (item === undefined) return this.status.hide();
    this.status.text = item.text;
    this.status.tooltip = item.tooltip;
    this.status.command = item.command;
    this.status.backgroundColor = item.grave ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.status.show();
  }
}

let extension: Extension | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  extension = new Extension();
  await extension.start(context);
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
  extension = undefined;
}

// What the palette offers. Ids differ from the server's own commands, which the client registers by itself.
import * as vscode from 'vscode';
import {
  type CodeAction,
  CodeActionRequest,
  ExecuteCommandRequest,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol';
import type {LanguageClient} from 'vscode-languageclient/node';
import type {Server} from './client';
import {findingsOf} from './editor';
import type {FindingNode} from './outline';
import type {Pages} from './pages';

/** Shows what a command of the server answered, where it answers something to read. */
export async function showAnswer(pages: Pages, command: string, answer: unknown): Promise<void> {
  if (typeof answer !== 'object' || answer === null) return;
  const {rule, markdown, text} = answer as {rule?: string; markdown?: string; text?: string};
  if (typeof markdown === 'string') await pages.showMarkdown(rule ?? command, markdown);
  else if (typeof text === 'string') await pages.showText('How this line was read', text);
}

export class Commands {
  constructor(
    private readonly server: Server,
    private readonly pages: Pages,
    private readonly elsewhere: vscode.DiagnosticCollection,
  ) {}

  async checkFile(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) return say('open a draft first');
    await this.server.check(document);
  }

  /** The rule of a finding in the tree, else of the finding at the cursor, else the one that is asked for. */
  async openRule(node?: FindingNode): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const here = editor && findingsOf(editor.document.uri).find(f => f.range.start.line === editor.selection.active.line);
    const rule = node?.finding?.rule ?? here?.rule ?? (await askForRule());
    if (!rule) return;
    const uri = editor && this.server.isDraft(editor.document) ? {uri: editor.document.uri.toString()} : {};
    await this.run('cmwlint.showRule', {rule, ...uri});
  }

  async explainLine(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return say('open a draft first');
    await this.run('cmwlint.showWhy', {uri: editor.document.uri.toString(), line: editor.selection.active.line});
  }

  async insertClause(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const client = this.client();
    if (editor === undefined || client === undefined) return;
    await attempt(async () => {
      const chosen = await choose(await modelClauses(client, editor));
      const edit = chosen && (await client.protocol2CodeConverter.asWorkspaceEdit(chosen.edit));
      if (edit) await vscode.workspace.applyEdit(edit);
    });
  }

  /** Findings of all drafts, open or not, in the list of problems. */
  async checkDrafts(): Promise<void> {
    if (!this.server.running) await this.server.restart();
    const client = this.client();
    if (client === undefined) return;
    const progress = {location: vscode.ProgressLocation.Notification, title: 'Checking all drafts', cancellable: true};
    await attempt(async () => {
      const report = await vscode.window.withProgress(progress, async (_, token) =>
        client.sendRequest(WorkspaceDiagnosticRequest.type, {previousResultIds: []}, token),
      );
      const files = await this.showElsewhere(client, report);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      say(`${files} draft${files === 1 ? '' : 's'} checked`);
    });
  }

  private async showElsewhere(client: LanguageClient, report: WorkspaceDiagnosticReport): Promise<number> {
    const open = new Set(vscode.workspace.textDocuments.filter(d => this.server.isDraft(d)).map(d => d.uri.toString()));
    this.elsewhere.clear();
    for (const file of report.items) {
      const uri = client.protocol2CodeConverter.asUri(file.uri);
      if (file.kind !== 'full' || open.has(uri.toString())) continue;
      this.elsewhere.set(uri, await client.protocol2CodeConverter.asDiagnostics(file.items));
    }
    return report.items.length;
  }

  private client(): LanguageClient | undefined {
    const client = this.server.running;
    if (client === undefined) say('the server does not run; open a draft, or use the command Check This File');
    return client;
  }

  private async run(command: string, argument: object): Promise<void> {
    const client = this.client();
    if (client === undefined) return;
    await attempt(async () => {
      const answer = await client.sendRequest(ExecuteCommandRequest.type, {command, arguments: [argument]});
      await showAnswer(this.pages, command, answer);
    });
  }
}

/** What the server refuses, it says in words for the user. */
async function attempt(what: () => Promise<void>): Promise<void> {
  try {
    await what();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

async function modelClauses(client: LanguageClient, editor: vscode.TextEditor): Promise<CodeAction[]> {
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    range: client.code2ProtocolConverter.asRange(editor.selection),
    context: {diagnostics: [], only: ['refactor.rewrite']},
  });
  return (actions ?? []).filter((action): action is CodeAction => 'edit' in action);
}

async function choose(clauses: readonly CodeAction[]): Promise<CodeAction | undefined> {
  if (clauses.length === 0) say('no model clause belongs to a finding here; put the cursor on one');
  if (clauses.length < 2) return clauses[0];
  const title = await vscode.window.showQuickPick(clauses.map(action => action.title));
  return clauses.find(action => action.title === title);
}

function askForRule(): Thenable<string | undefined> {
  return vscode.window.showInputBox({prompt: 'Rule', placeHolder: 'DET-001'});
}

function say(text: string): void {
  void vscode.window.showInformationMessage(`cmwlint: ${text}`);
}

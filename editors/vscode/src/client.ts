// The language client: one server for the window, told of drafts only.
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import {
  type ClientCapabilities,
  type DocumentSelector,
  type FeatureState,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  type ServerCapabilities,
  State,
  type StaticFeature,
} from 'vscode-languageclient/node';
import {type Check, type Filter, type Window, sameSelector, selector} from './drafts';
import {findProgram, thisMachine} from './program';
import type {ServerState} from './status';

export interface Change {
  readonly state: ServerState;
  readonly why?: string;
  readonly version?: string;
}

/** Runs a command of the server, from the palette or from a code action, and shows what it answers. */
export type CommandRunner = (command: string, args: unknown[], send: () => Thenable<unknown>) => Promise<unknown>;

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private filters: Filter[] = [];
  /** Starts and stops follow each other, however fast the reasons come. */
  private queue: Promise<void> = Promise.resolve();
  private readonly changed = new vscode.EventEmitter<Change>();
  private readonly asked = new Set<string>();
  readonly onChange = this.changed.event;

  constructor(
    private readonly output: vscode.OutputChannel,
    private readonly trace: vscode.OutputChannel,
    private readonly runCommand: CommandRunner,
  ) {}

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  /** The client, if the server runs. */
  get running(): LanguageClient | undefined {
    return this.client?.state === State.Running ? this.client : undefined;
  }

  /** Whether the server is told of a document. */
  isDraft(document: vscode.TextDocument): boolean {
    return document.languageId !== 'toml' && !document.fileName.endsWith('.toml') && this.isTold(document);
  }

  /** Looks again at what is a draft, and starts the server if there is one, or anew if other files are drafts now. */
  refresh(): Promise<void> {
    return this.next(async () => {
      const filters = selector(await this.window());
      const same = sameSelector(filters, this.filters);
      this.filters = filters;
      if (this.client && !same) await this.stopNow();
      if (!this.client && vscode.workspace.textDocuments.some(document => this.isTold(document))) await this.startNow();
    });
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopNow();
      this.filters = selector(await this.window());
      await this.startNow();
    });
  }

  /** From now on this file is a draft, until the window is closed. */
  check(document: vscode.TextDocument): Promise<void> {
    this.asked.add(document.uri.fsPath);
    return this.refresh();
  }

  stop(): Promise<void> {
    return this.next(() => this.stopNow());
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step, step);
    return this.queue;
  }

  private isTold(document: vscode.TextDocument): boolean {
    return vscode.languages.match(this.filters as vscode.DocumentFilter[], document) > 0;
  }

  private async window(): Promise<Window> {
    const settings = vscode.workspace.getConfiguration('cmwlint');
    const folders = vscode.workspace.workspaceFolders ?? [];
    const files = folders.length > 0 ? await vscode.workspace.findFiles('**/cmwlint.toml', '**/node_modules/**', 500) : [];
    const directories = files.map(file => vscode.Uri.joinPath(file, '..').fsPath).sort();
    return {
      check: settings.get<Check>('check', 'automatic'),
      patterns: settings.get<string[]>('drafts', []),
      projects: directories,
      asked: [...this.asked],
      hasFolder: folders.length > 0,
    };
  }

  private async startNow(): Promise<void> {
    const setting = vscode.workspace.getConfiguration('cmwlint').get<string>('program', 'cmwlint');
    const found = findProgram(setting, thisMachine(isProgram));
    if ('why' in found) {
      this.output.appendLine(`${found.why}. Install cmwlint, or name it in the setting cmwlint.program.`);
      this.changed.fire({state: 'missing', why: found.why});
      return;
    }
    this.changed.fire({state: 'starting'});
    const run = {command: found.file, args: ['lsp']};
    const client = new LanguageClient('cmwlint', 'cmwlint', {run, debug: run}, this.options());
    client.registerFeature(new PushedDiagnostics());
    client.onDidChangeState(({newState}) => {
      if (newState === State.Stopped && this.client === client) this.changed.fire({state: 'failed'});
      if (newState === State.Running) this.tellRunning(client);
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      this.changed.fire({state: 'failed', why: error instanceof Error ? error.message : String(error)});
    }
  }

  private tellRunning(client: LanguageClient): void {
    const version = client.initializeResult?.serverInfo?.version;
    this.changed.fire({state: 'running', ...(version === undefined ? {} : {version})});
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (!client) return;
    await client.dispose(5000).catch((error: unknown) => this.output.appendLine(`stopping: ${String(error)}`));
    this.changed.fire({state: 'off'});
  }

  private options(): LanguageClientOptions {
    const middleware: Middleware = {
      executeCommand: (command, args, next) => this.runCommand(command, args, async () => next(command, args)),
    };
    return {
      documentSelector: this.filters as DocumentSelector,
      // The server asks for the settings too, but only after the first draft may have come.
      initializationOptions: vscode.workspace.getConfiguration().get('cmwlint'),
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: {isTrusted: false, supportHtml: false},
      middleware,
    };
  }
}

/**
 * Has the server push its findings. The client's way of pulling them shows none while a request is under way that
 * typing has overtaken, so that all findings would flicker, and asks for those of all drafts every two seconds.
 */
class PushedDiagnostics implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    delete capabilities.textDocument?.diagnostic;
    delete capabilities.workspace?.diagnostics;
  }
  preInitialize(capabilities: ServerCapabilities): void {
    delete capabilities.diagnosticProvider;
  }
  initialize(): void {}
  getState(): FeatureState {
    return {kind: 'static'};
  }
  clear(): void {}
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

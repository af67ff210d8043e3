// Texts that the server answers ("what stands behind DET-001?"), shown as pages that nobody can edit or save.
import * as vscode from 'vscode';

export const pageScheme = 'cmwlint';

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(pageScheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  /** As a page to read. */
  async showMarkdown(title: string, markdown: string): Promise<void> {
    const uri = this.keep(`${title}.md`, markdown);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // The preview is an extension too, which may be switched off.
      await beside(uri);
    }
  }

  /** As lines, whose indentation means something. */
  async showText(title: string, text: string): Promise<void> {
    await beside(this.keep(`${title}.txt`, text));
  }

  private keep(name: string, text: string): vscode.Uri {
    const path = `/${name.replaceAll('/', ' ')}`;
    this.texts.set(path, text);
    const uri = vscode.Uri.from({scheme: pageScheme, path});
    this.changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }
}

async function beside(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, {viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true});
}

// Texts that the server answers ("what stands behind DET-001?"), shown as pages that nobody can edit or save.
import * as vscode from 'vscode';

const scheme = 'cmwlint';

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  async show(title: string, markdown: string): Promise<void> {
    const path = `/${title.replaceAll('/', ' ')}.md`;
    this.texts.set(path, markdown);
    const uri = vscode.Uri.from({scheme, path});
    this.changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // The preview is an extension too, which may be switched off.
      await vscode.window.showTextDocument(uri, {viewColumn: vscode.ViewColumn.Beside, preview: true});
    }
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }
}

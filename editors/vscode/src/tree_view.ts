// The view "Draft with Findings".
import * as vscode from 'vscode';
import {DocumentSymbolRequest} from 'vscode-languageserver-protocol';
import type {Server} from './client';
import {findingsOf, rangeOf} from './editor';
import {type Severity, worst} from './findings';
import {type Node, type Provision, outlineWithFindings} from './outline';

const icons: Record<Severity, vscode.ThemeIcon> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  note: new vscode.ThemeIcon('info'),
};

export class OutlineView implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private document: vscode.TextDocument | undefined;
  private onlyFindings = false;

  constructor(private readonly server: Server) {}

  show(document: vscode.TextDocument | undefined): void {
    this.document = document;
    this.changed.fire();
  }

  filter(onlyFindings: boolean): void {
    this.onlyFindings = onlyFindings;
    this.changed.fire();
  }

  async getChildren(element?: Node): Promise<Node[]> {
    if (element !== undefined) return element.kind === 'provision' ? [...element.children] : [];
    const document = this.document;
    if (document === undefined) return [];
    return outlineWithFindings(await this.provisions(document), findingsOf(document.uri), this.onlyFindings);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label);
    item.description = node.description;
    item.contextValue = node.kind;
    if (node.kind === 'provision') {
      const grave = worst(node.counts);
      item.iconPath = grave === undefined ? new vscode.ThemeIcon('symbol-namespace') : icons[grave];
      if (node.children.length > 0)
        item.collapsibleState = grave === undefined ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
    } else {
      item.iconPath = icons[node.finding.severity];
      item.tooltip = node.finding.message;
    }
    if (this.document !== undefined) item.command = open(this.document.uri, node);
    return item;
  }

  // Asked of our server alone: other extensions have an outline of Markdown of their own.
  private async provisions(document: vscode.TextDocument): Promise<Provision[]> {
    const client = this.server.running;
    if (client === undefined || client.initializeResult?.capabilities.documentSymbolProvider === undefined) return [];
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const symbols = await client.sendRequest(DocumentSymbolRequest.type, {textDocument});
    return (symbols ?? []).filter((symbol): symbol is Provision & typeof symbol => 'selectionRange' in symbol);
  }
}

function open(uri: vscode.Uri, node: Node): vscode.Command {
  return {title: 'Show', command: 'vscode.open', arguments: [uri, {selection: rangeOf(node.range), preserveFocus: true}]};
}

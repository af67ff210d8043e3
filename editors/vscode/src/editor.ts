// Between the editor's values and ours.
import * as vscode from 'vscode';
import type {Finding, Severity} from './findings';

const severities: Record<vscode.DiagnosticSeverity, Severity> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'note',
  [vscode.DiagnosticSeverity.Hint]: 'note',
};

/** What cmwlint found in a document, as the editor shows it. */
export function findingsOf(uri: vscode.Uri): Finding[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(d => d.source === 'cmwlint')
    .map(d => ({rule: codeOf(d), severity: severities[d.severity], message: d.message, range: d.range}));
}

function codeOf(d: vscode.Diagnostic): string {
  const code = typeof d.code === 'object' ? d.code.value : d.code;
  return code === undefined ? '' : String(code);
}

export function rangeOf(r: Finding['range']): vscode.Range {
  return new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
}

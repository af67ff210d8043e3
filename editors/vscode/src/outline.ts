// The draft's outline with its findings where they stand: values in, a tree out.
import {type Counts, type Finding, type Position, type Range, contains, count, firstLine, inWords, total} from './findings';

/** A provision, as textDocument/documentSymbol tells it. */
export interface Provision {
  readonly name: string;
  readonly detail?: string;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children?: readonly Provision[];
}

export interface ProvisionNode {
  readonly kind: 'provision';
  readonly label: string;
  /** The heading; then what was found in it and below. */
  readonly description: string;
  readonly range: Range;
  /** Of the provision and all below it. */
  readonly counts: Counts;
  readonly children: readonly Node[];
}
export interface FindingNode {
  readonly kind: 'finding';
  readonly label: string;
  readonly description: string;
  readonly finding: Finding;
  readonly range: Range;
}
export type Node = ProvisionNode | FindingNode;

/** Findings stand under the innermost provision around them; those in none come first. */
export function outlineWithFindings(provisions: readonly Provision[], findings: readonly Finding[], only: boolean): Node[] {
  const ordered = [...findings].sort((a, b) => compare(a.range.start, b.range.start));
  return level(provisions, ordered, only);
}

function level(provisions: readonly Provision[], findings: readonly Finding[], only: boolean): Node[] {
  const inside = new Map<Provision, Finding[]>(provisions.map(p => [p, []]));
  const here: Finding[] = [];
  for (const finding of findings) {
    const home = provisions.find(p => contains(p.range, finding.range.start));
    (home === undefined ? here : inside.get(home)!).push(finding);
  }
  const below = provisions.map(p => node(p, inside.get(p)!, only));
  return [...here.map(leaf), ...below.filter(n => !only || total(n.counts) > 0)];
}

function node(p: Provision, findings: readonly Finding[], only: boolean): ProvisionNode {
  const counts = count(findings);
  return {
    kind: 'provision',
    label: isolated(p.name),
    description: [isolated(p.detail ?? ''), inWords(counts)].filter(part => part !== '').join(' · '),
    range: p.selectionRange,
    counts,
    children: level(p.children ?? [], findings, only),
  };
}

function leaf(finding: Finding): FindingNode {
  const {rule, range} = finding;
  return {kind: 'finding', label: isolated(firstLine(finding.message)), description: rule, finding, range};
}

/** Arabic among other words, in an order of its own: without it the counts after a heading would run into the heading. */
function isolated(text: string): string {
  return /[\u0590-\u08FF]/.test(text) ? `\u2068${text}\u2069` : text;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

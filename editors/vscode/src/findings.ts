// Findings as values, and how many there are; nothing here knows the editor.

export type Severity = 'error' | 'warning' | 'note';

export interface Position {
  readonly line: number;
  /** In UTF-16 code units, as everywhere in the editor. */
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** All of it; the first line says what is wrong, the next what to do. */
  readonly message: string;
  readonly range: Range;
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
}

export function count(findings: readonly Finding[]): Counts {
  const of = (severity: Severity) => findings.filter(f => f.severity === severity).length;
  return {error: of('error'), warning: of('warning'), note: of('note')};
}

export function total(c: Counts): number {
  return c.error + c.warning + c.note;
}

export function worst(c: Counts): Severity | undefined {
  if (c.error > 0) return 'error';
  if (c.warning > 0) return 'warning';
  return c.note > 0 ? 'note' : undefined;
}

/** "2 errors, 1 note"; empty where nothing was found. */
export function inWords(c: Counts): string {
  const say = (n: number, word: string) => (n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`]);
  return [...say(c.error, 'error'), ...say(c.warning, 'warning'), ...say(c.note, 'note')].join(', ');
}

export function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

export function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

export function contains(outer: Range, p: Position): boolean {
  return !before(p, outer.start) && !before(outer.end, p);
}

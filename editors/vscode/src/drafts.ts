// Which files are drafts. Text and Markdown are everybody's formats: a linter of laws that speaks up in a read-me is
// switched off the same day.

export const legalDraft = 'legal-draft';
const languages = ['plaintext', 'markdown', 'html', 'xml'];

export type Check = 'automatic' | 'all' | 'asked';

export interface Window {
  readonly check: Check;
  /** Patterns from the settings. */
  readonly patterns: readonly string[];
  /** Directories that hold a cmwlint.toml, as paths. */
  readonly projects: readonly string[];
  /** Files for which "Check This File" was used, as paths. */
  readonly asked: readonly string[];
  readonly hasFolder: boolean;
}

/** As in the protocol: all fields that are there must fit. */
export interface Filter {
  readonly language?: string;
  readonly scheme?: string;
  readonly pattern?: string;
}

/** The filters of what the client tells the server about, the files that say how drafts are checked included. */
export function selector(window: Window): Filter[] {
  const files = ['file', 'untitled'];
  const out: Filter[] = files.map(scheme => ({scheme, language: legalDraft}));
  const below = (pattern?: string) => {
    for (const language of languages) out.push({scheme: 'file', language, ...(pattern === undefined ? {} : {pattern})});
  };
  if (window.check === 'all' || (window.check === 'automatic' && !window.hasFolder)) {
    below();
  } else if (window.check === 'automatic') {
    for (const project of window.projects) below(`${escapePattern(project)}/**`);
  }
  for (const pattern of [...window.patterns, ...window.asked.map(escapePattern)]) out.push({scheme: 'file', pattern});
  if (window.check !== 'asked')
    for (const project of window.projects) out.push({scheme: 'file', pattern: `${escapePattern(project)}/**/*.toml`});
  return out;
}

/** A path as a pattern that fits it alone. */
export function escapePattern(path: string): string {
  return path.replaceAll('\\', '/').replace(/[[\]{}*?]/g, character => `[${character}]`).replace(/\/$/, '');
}

/** Only what decides whether the client has to be told again. */
export function sameSelector(a: readonly Filter[], b: readonly Filter[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

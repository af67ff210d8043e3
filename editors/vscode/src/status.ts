// What the item in the status bar says.
import {type Counts, inWords, total} from './findings';

export type ServerState = 'off' | 'starting' | 'running' | 'failed' | 'missing';

export interface Situation {
  readonly server: ServerState;
  /** Why it failed or is missing. */
  readonly why?: string;
  /** Of the server, once it runs. */
  readonly version?: string;
  /** Of the open draft; undefined: what is open is no draft. */
  readonly counts?: Counts;
}

export interface StatusItem {
  readonly text: string;
  readonly tooltip: string;
  readonly grave: boolean;
  readonly command: string;
}

/** Undefined: the item is hidden, since there is nothing that concerns the user. */
export function statusItem(now: Situation): StatusItem | undefined {
  switch (now.server) {
    case 'missing':
    case 'failed': {
      const says = now.server === 'missing' ? 'the program was not found' : 'the server has ended';
      const tooltip = `cmwlint: ${says}${now.why ? ` (${now.why})` : ''}`;
      return {text: '$(law) $(warning)', tooltip, grave: true, command: 'cmwlint.showOutput'};
    }
    case 'starting':
      return {text: '$(law) $(sync~spin)', tooltip: 'cmwlint is starting', grave: false, command: 'cmwlint.showOutput'};
    case 'running':
      return now.counts === undefined ? undefined : ofDraft(now.counts, now.version);
    case 'off':
      return undefined;
  }
}

function ofDraft(c: Counts, version: string | undefined): StatusItem {
  const found = total(c) === 0 ? 'nothing was found in this draft' : `${inWords(c)} in this draft`;
  const name = version ? `cmwlint ${version}` : 'cmwlint';
  const figures = total(c) === 0 ? '$(check)' : `$(error) ${c.error} $(warning) ${c.warning} $(info) ${c.note}`;
  return {text: `$(law) ${figures}`, tooltip: `${name}: ${found}`, grave: false, command: 'cmwlint.outline.focus'};
}

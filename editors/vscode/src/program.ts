// Where the program is.
import * as os from 'node:os';
import * as path from 'node:path';

/** What the search asks of the machine; a value, so that tests can give another machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly searchPath: string;
  readonly home: string;
  isProgram(file: string): boolean;
}

export type Found = {readonly file: string} | {readonly why: string};

export function thisMachine(isProgram: (file: string) => boolean): Machine {
  return {platform: process.platform, searchPath: process.env['PATH'] ?? '', home: os.homedir(), isProgram};
}

/**
 * The program that the setting names: a full path, one below the home directory ("~/bin/cmwlint"), or a name looked up
 * in PATH. A relative path is refused: it would mean another program in every folder that is opened.
 */
export function findProgram(setting: string, machine: Machine): Found {
  const {join, isAbsolute, delimiter} = machine.platform === 'win32' ? path.win32 : path.posix;
  const named = setting.trim() === '' ? 'cmwlint' : setting.trim();
  const endings = machine.platform === 'win32' && !/\.exe$/i.test(named) ? ['.exe', ''] : [''];
  const first = (candidates: string[]) => candidates.flatMap(c => endings.map(e => c + e)).find(machine.isProgram);

  if (named.startsWith('~/') || isAbsolute(named)) {
    const whole = named.startsWith('~/') ? join(machine.home, named.slice(2)) : named;
    const file = first([whole]);
    return file ? {file} : {why: `there is no program ${whole}`};
  }
  if (/[\\/]/.test(named)) return {why: `${named} is a relative path; a full path is needed`};
  const directories = machine.searchPath.split(delimiter).filter(directory => isAbsolute(directory));
  const file = first(directories.map(directory => join(directory, named)));
  return file ? {file} : {why: `there is no program ${named} in PATH`};
}

/** What a command reads and writes; passed in, so that a test records it in memory. */
export interface Io {
  /** The folder that paths are given from. */
  readonly cwd: string;
  /** The text of a file. @throws Error of the file system. */
  readonly readFile: (path: string) => string;
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes problems. */
  readonly err: (text: string) => void;
  /** Sets the exit code: 0 all well, 1 problems in the book. */
  readonly exit: (code: 0 | 1) => void;
}

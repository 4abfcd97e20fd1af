/** What a command reads and writes; passed in, so that a test records it in memory. */
export interface Io {
  /** The folder that paths are given from. */
  readonly cwd: string;
  /** The text of a file as the user typed its path; undefined when it cannot be read. */
  readonly readFile: (path: string) => string | undefined;
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes problems. */
  readonly err: (text: string) => void;
  /** Sets the exit code: 0 all well, 1 problems in the book. */
  readonly exit: (code: number) => void;
}

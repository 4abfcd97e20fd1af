/** What a command reads from and writes to; a test records it in memory. */
export interface Io {
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** The text of a file as the user typed its path; undefined when it cannot be read. */
  readonly readFile: (path: string) => string | undefined;
  /** Sets the exit code that the program ends with. */
  readonly exit: (code: number) => void;
}

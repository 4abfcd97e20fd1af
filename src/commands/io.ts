/** What a command reads and writes; passed in, so that a test records it in memory. */
export interface Io {
  /** The folder that paths are given from. */
  readonly cwd: string;
  /** The bytes of a file as the user typed its path; undefined when it cannot be read. */
  readonly readFile: (path: string) => Uint8Array | undefined;
  /** Writes results. */
  readonly out: (text: string) => void;
  /** Writes problems. */
  readonly err: (text: string) => void;
  /** Sets the exit code: 0 all well, 1 problems in the book or with its files. */
  readonly exit: (code: number) => void;
  /** What the program's commands are and take, as Markdown; undefined for a command that runs alone. */
  readonly manual?: () => string;
  /** How problems are written. */
  readonly screen: Screen;
}

/** What the problems are written on. */
export interface Screen {
  /** Its width in cells. */
  readonly width: number;
  readonly colors: boolean;
  /** Someone watches it, so that it may move. */
  readonly live: boolean;
}

/** A file, a pipe, or a machine that keeps what is written. */
export const paper: Screen = { width: 100, colors: false, live: false };

import type { Browser } from "playwright-core";

/** The path of Chromium or Chrome: `CHROMIUM_PATH` when it is set, else the first one on `PATH`. */
export function findChromium(): string | undefined;

/** The path of `java`, which the HTML checker needs: in `JAVA_HOME`, else the first one on `PATH`. */
export function findJava(): string | undefined;

/** A headless Chromium. Throws when there is none. */
export function launchChromium(): Promise<Browser>;

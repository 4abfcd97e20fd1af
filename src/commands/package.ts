import { createRequire } from "node:module";

const manifest: { version: string; homepage?: string } = createRequire(import.meta.url)("../../package.json");

/** This package's version. */
export const { version } = manifest;

/** The address that the project is published at; undefined as long as there is none. */
export const { homepage } = manifest;

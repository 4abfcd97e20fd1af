/** The names that other tools have for a directive, with its name here. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ["info", "note"],
  ["important", "note"],
  ["admonition", "note"],
  ["seealso", "note"],
  ["hint", "tip"],
  ["caution", "warning"],
  ["attention", "warning"],
  ["danger", "warning"],
  ["error", "warning"],
  ["solution", "answer"],
]);

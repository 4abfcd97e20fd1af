/**
 * Functions that authors know from other tools and that leave the rational numbers, with what to use
 * instead. exp(1), ln(2), sqrt(2) and sin(1) are irrational (Lindemann-Weierstrass; Hardy and Wright,
 * "An Introduction to the Theory of Numbers", chapters 4 and 11).
 */
export const inexact: ReadonlyMap<string, string> = new Map([
  ["exp", "an integer power such as x^2"],
  ["log", "a difference or quotient"],
  ["ln", "a difference or quotient"],
  ["sqrt", "the square itself, e.g. compare squared distances"],
  ["sin", "relu or a polynomial"],
  ["cos", "relu or a polynomial"],
  ["tan", "relu or a polynomial"],
  ["sigmoid", "relu"],
  ["tanh", "relu"],
  ["softmax", "the scores themselves with a squared error"],
  ["softplus", "relu"],
  ["gelu", "relu"],
  ["erf", "relu"],
]);

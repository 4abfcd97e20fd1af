// --------------------------------------------------------------------------------------------------
// Below this line nothing is about the model: fractions, numbers that carry a derivative, functions
// with a kink, and the comparison with the pages.

/** A fraction in lowest terms. */
function F(numerator, denominator = 1n) {
  if (denominator === 0n) throw new RangeError("division by zero");
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  if (denominator < 0n) a = -a;
  return { n: numerator / a, d: denominator / a };
}

const ZERO = F(0n);
const ONE = F(1n);
const same = (a, b) => a.n === b.n && a.d === b.d;
const written = ({ n, d }) => (d === 1n ? `${n}` : `${n}/${d}`);

/** A dual number: a value, and how it grows when one given number grows by e, where e*e = 0. */
const dual = (value, tangent) => ({ value, tangent });
const value = (x) => x.value ?? x;
const tangent = (x) => x.tangent ?? ZERO;
const isDual = (x) => x.value !== undefined;

function add(...terms) {
  if (terms.some(isDual)) return dual(add(...terms.map(value)), add(...terms.map(tangent)));
  return terms.reduce((a, b) => F(a.n * b.d + b.n * a.d, a.d * b.d), ZERO);
}

function mul(...factors) {
  return factors.reduce((a, b) => {
    if (!isDual(a) && !isDual(b)) return F(a.n * b.n, a.d * b.d);
    const grown = add(mul(tangent(a), value(b)), mul(value(a), tangent(b)));
    return dual(mul(value(a), value(b)), grown);
  });
}

const neg = (x) => mul(F(-1n), x);

function pow(x, exponent) {
  if (exponent === 0) return ONE;
  if (exponent < 0) return inv(pow(x, -exponent));
  return mul(...Array(exponent).fill(x));
}

function inv(x) {
  if (!isDual(x)) return F(x.d, x.n);
  const inverse = inv(value(x));
  return dual(inverse, neg(mul(inverse, inverse, tangent(x))));
}

// A function of straight pieces is its slope times its argument.
const sign = (x) => value(x).n;
const reluSlope = (x) => (sign(x) > 0n ? ONE : sign(x) < 0n ? ZERO : CONVENTIONS.relu);
const relu = (x) => mul(reluSlope(x), x);

function leakyReluSlope(x, slope) {
  if (sign(x) === 0n && CONVENTIONS.leaky_relu !== "slope") return CONVENTIONS.leaky_relu;
  return sign(x) > 0n ? ONE : slope;
}

const leakyRelu = (x, slope) => mul(leakyReluSlope(x, slope), x);
const absoluteSlope = (x) => (sign(x) > 0n ? ONE : sign(x) < 0n ? F(-1n) : CONVENTIONS.abs);
const absolute = (x) => mul(absoluteSlope(x), x);

/** How much of the slope each of several equal best arguments gets. */
function shares(best, args) {
  const taken = args.flatMap((arg, index) => (same(value(arg), best) ? [index] : []));
  const weights = {
    split: taken.map((index) => [index, F(1n, BigInt(taken.length))]),
    all: taken.map((index) => [index, ONE]),
    first: [[taken[0], ONE]],
    second: [[taken.at(-1), ONE]],
  }[CONVENTIONS.tie];
  const byIndex = new Map(weights);
  return args.map((_, index) => byIndex.get(index) ?? ZERO);
}

const greater = (a, b) => (add(a, neg(b)).n > 0n ? a : b);
const less = (a, b) => (add(a, neg(b)).n < 0n ? a : b);
const greatest = (args) => args.map(value).reduce(greater);
const least = (args) => args.map(value).reduce(less);
const maximumSlope = (index, ...args) => shares(greatest(args), args)[index];
const minimumSlope = (index, ...args) => shares(least(args), args)[index];

function extremum(best, args) {
  const weights = shares(best, args);
  const rest = mul(add(ONE, neg(add(...weights))), best);
  return add(rest, ...args.map((arg, index) => mul(weights[index], arg)));
}

const maximum = (...args) => extremum(greatest(args), args);
const minimum = (...args) => extremum(least(args), args);
const total = add;
const mean = (...args) => mul(add(...args), F(1n, BigInt(args.length)));
const square = (x) => mul(x, x);

const TAG = /<(\/?)([A-Za-z][\w-]*)((?:[^>"]|"[^"]*")*)>/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** HTML without its character references. */
function unescaped(markup) {
  return markup.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, code, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(code) : Number.parseInt(hex, 16));
  });
}

/** The elements that show exact numbers: what each shows, and its HTML. */
function* marked(whole) {
  const page = whole.replace(/<script[^>]*>.*?<\/script>/gs, "");
  for (const opening of page.matchAll(TAG)) {
    const name = /\sdata-(?:exact|rule)="([^"]*)"/.exec(opening[3]);
    if (!name || opening[1]) continue;
    const from = opening.index + opening[0].length;
    const tags = new RegExp(TAG);
    tags.lastIndex = from;
    let depth = 1;
    for (let tag = tags.exec(page); tag; tag = tags.exec(page)) {
      if (tag[2] === opening[2]) depth += tag[1] ? -1 : 1;
      if (depth > 0) continue;
      yield [unescaped(name[1]), page.slice(from, tag.index)];
      break;
    }
  }
}

const text = (markup) =>
  unescaped(markup.replace(/<[^>]*>/g, ""))
    .replaceAll("\u2212", "-")
    .replace(/[\u200b\s]/g, "");

/** A number as typed: 3, -2/7, arithmetic, or 0.1(6) with the digits in brackets repeating for ever. */
function parsed(shown, known) {
  const [, minus, whole, fixed, repeating] = /^(-?)(\d+)\.(\d*)(?:\((\d+)\))?$/.exec(shown) ?? [];
  if (whole === undefined) return arithmetic(shown, known);
  const scale = 10n ** BigInt(fixed.length);
  const once = F(BigInt(whole + fixed), scale);
  const again = repeating ? F(BigInt(repeating), (10n ** BigInt(repeating.length) - 1n) * scale) : ZERO;
  return minus ? neg(add(once, again)) : add(once, again);
}

const CALLED = { leaky_relu: leakyRelu, abs: absolute, max: maximum, min: minimum, sum: total };
const FUNCTIONS = { relu, mean, square, ...CALLED };
const TOKEN = /\d+|d\w+(?:@\d+)?\/d\w+(?:@\d+)?|[a-z_]+|[-+*/(),^]/g;

/** What numbers, functions and gradients that are known come to, as in 1*1 + relu(2) - 2^3. */
function arithmetic(shown, known) {
  const tokens = shown.match(TOKEN) ?? [];
  let at = 0;
  const next = (...wanted) => wanted.includes(tokens[at]) && tokens[at++];
  const wrong = () => new SyntaxError(`"${shown}" is no arithmetic`);
  const close = (inside) => {
    if (next(")")) return inside;
    throw wrong();
  };
  const row = (links, one, join, turned) => {
    const terms = [one()];
    for (let link = next(...links); link; link = next(...links)) {
      terms.push(link === links[0] ? one() : turned(one()));
    }
    return join(...terms);
  };
  const sum = () => row("+-", product, add, neg);
  const product = () => row("*/", power, mul, inv);
  const power = () => {
    if (next("-")) return neg(power());
    const base = atom();
    return next("^") ? pow(base, Number(atom().n)) : base;
  };
  const atom = () => {
    if (next("(")) return close(sum());
    const token = tokens[at++] ?? "";
    if (/^\d/.test(token)) return F(BigInt(token));
    if (known[token]) return known[token];
    if (!FUNCTIONS[token] || !next("(")) throw wrong();
    const args = [sum()];
    while (next(",")) args.push(sum());
    return close(FUNCTIONS[token](...args));
  };
  const result = sum();
  if (at < tokens.length || tokens.join("") !== shown) throw wrong();
  return result;
}

/** The number that an element shows, behind its last equals sign where it has one. */
function number(markup, known) {
  const [below, ...above] = markup.split("frac-line");
  const [fixed, repeating] = markup.split('overline">');
  const said = repeating === undefined ? text(markup) : `${text(`${fixed}overline">`)}(${text(repeating)})`;
  if (above.length === 0) return parsed(said.split("=").at(-1).replace(/,$/, ""), known);
  const [under, over] = [text(`${below}>`), text(`<${above.join("")}`)].map((part) =>
    part.replace(/[()]/g, ""),
  );
  return arithmetic(under.startsWith("-") ? `-${over}/${under.slice(1)}` : `${over}/${under}`, known);
}

function items(shown, markup) {
  const names = shown.split(";");
  const parts = names.length === 1 ? [markup] : text(markup).split(",");
  if (parts.length !== names.length) throw new SyntaxError(`${parts.length} numbers for ${shown}`);
  return names.map((name, index) => [name, parts[index]]);
}

function computed(changes) {
  const [numbers, steps] = CHANGES[changes];
  const given = { ...GIVEN, ...numbers };
  for (let step = 0; step < steps; step += 1) {
    const result = network(given);
    for (const [gradient, , name] of GRADIENTS) {
      if (PARAMETERS.includes(name)) given[name] = add(given[name], neg(mul(RATE, result[gradient])));
    }
  }
  return network(given);
}

/** Compares every page of the book with what is computed here. */
function compare(files) {
  const [results, wrong, pages] = [new Map(), [], new Set()];
  const run = (changes) => {
    if (!results.has(changes)) results.set(changes, computed(changes));
    return results.get(changes);
  };
  const combined = together((quantity, changes) => run(changes)[quantity]);
  let seen = 0;
  for (const [path, page] of files) {
    for (const [name, markup] of marked(page)) {
      const [shown, changes, ...model] = name.split("|");
      if (model.join("|") !== MODEL) continue;
      pages.add(path);
      const place = `${path}: ${shown}${changes && ` with ${changes}`}`;
      try {
        for (const [quantity, part] of items(shown, markup)) {
          seen += 1;
          const result = combined[`${quantity}|${changes}`] ?? run(changes)[quantity];
          if (!same(number(part, run(changes)), result))
            wrong.push(`${place} is ${written(result)}, the page says ${text(part)}`);
        }
      } catch (unread) {
        wrong.push(`${place} cannot be compared: ${unread.message}`);
      }
    }
  }
  if (seen !== NUMBERS_SHOWN) {
    wrong.push(`the pages show ${seen} numbers of ${MODEL}, they were built with ${NUMBERS_SHOWN}`);
  }
  const base = computed("");
  for (const [gradient, of, by] of GRADIENTS) {
    const forward = tangent(network({ ...GIVEN, [by]: dual(GIVEN[by], ONE) })[of]);
    if (!same(forward, base[gradient])) {
      wrong.push(`${gradient} is ${written(base[gradient])} backward and ${written(forward)} forward`);
    }
  }
  const summary =
    `${MODEL}: ${seen} numbers on ${pages.size} pages are as computed here; ` +
    `${GRADIENTS.length} gradients are the same backward and forward`;
  return { lines: wrong.length > 0 ? wrong : [summary], failed: wrong.length > 0 };
}

// Imported so, the script runs as a module and as a script.
Promise.all([import("node:fs"), import("node:path")]).then(([fs, path]) => {
  const book = path.resolve(process.argv[1], "../..");
  const all = fs.readdirSync(book, { recursive: true }).sort();
  // A book inside of this one has scripts of its own.
  const scripts = all.filter((name) => /[\\/]check[\\/][^\\/]+\.js$/.test(name));
  const inner = scripts.map((name) => path.join(name, "../..", path.sep));
  const isPage = (name) => name.endsWith(".html") && !inner.some((folder) => name.startsWith(folder));
  const files = all.filter(isPage).map((name) => [name, fs.readFileSync(path.join(book, name), "utf8")]);
  const { lines, failed } = compare(files);
  console.log(lines.join("\n"));
  process.exitCode = failed ? 1 : 0;
});

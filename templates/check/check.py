
# ---------------------------------------------------------------------------------------------------
# Below this line nothing is about the model: functions with a kink, numbers that carry a derivative,
# and the comparison with the pages.

import html
import re
import sys
from functools import cache
from pathlib import Path


class Dual:
    """A number and its tangent: what it becomes when one given number grows by e, where e*e = 0."""

    def __init__(self, value, tangent):
        self.value, self.tangent = value, tangent

    def __add__(self, other):
        return Dual(self.value + value(other), self.tangent + tangent(other))

    def __mul__(self, other):
        return Dual(self.value * value(other), self.tangent * value(other) + self.value * tangent(other))

    def __pow__(self, exponent):
        if exponent == 0:
            return F(1)
        return Dual(self.value**exponent, exponent * self.value ** (exponent - 1) * self.tangent)

    def __neg__(self):
        return self * F(-1)

    def __sub__(self, other):
        return self + other * F(-1)

    def __rsub__(self, other):
        return other + -self

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1

    __radd__, __rmul__ = __add__, __mul__


def value(x):
    return x.value if isinstance(x, Dual) else x


def tangent(x):
    return x.tangent if isinstance(x, Dual) else F(0)


# A function of straight pieces is its slope times its argument.

def relu_slope(x):
    return F(1) if value(x) > 0 else F(0) if value(x) < 0 else CONVENTIONS["relu"]


def relu(x):
    return relu_slope(x) * x


def leaky_relu_slope(x, slope):
    if value(x) == 0 and CONVENTIONS["leaky_relu"] != "slope":
        return CONVENTIONS["leaky_relu"]
    return F(1) if value(x) > 0 else slope


def leaky_relu(x, slope):
    return leaky_relu_slope(x, slope) * x


def absolute_slope(x):
    return F(1) if value(x) > 0 else F(-1) if value(x) < 0 else CONVENTIONS["abs"]


def absolute(x):
    return absolute_slope(x) * x


def shares(best, args):
    """How much of the slope each of several equal best arguments gets."""
    taken = [index for index, arg in enumerate(args) if value(arg) == best]
    weights = {
        "split": {index: F(1, len(taken)) for index in taken},
        "all": {index: F(1) for index in taken},
        "first": {taken[0]: F(1)},
        "second": {taken[-1]: F(1)},
    }[CONVENTIONS["tie"]]
    return [weights.get(index, F(0)) for index in range(len(args))]


def maximum_slope(index, *args):
    return shares(max(map(value, args)), args)[index]


def minimum_slope(index, *args):
    return shares(min(map(value, args)), args)[index]


def extremum(best, args):
    weights = shares(best, args)
    return total(*(weight * arg for weight, arg in zip(weights, args))) + (F(1) - sum(weights)) * best


def maximum(*args):
    return extremum(max(map(value, args)), args)


def minimum(*args):
    return extremum(min(map(value, args)), args)


def total(*args):
    return sum(args, F(0))


def mean(*args):
    return total(*args) * F(1, len(args))


def square(x):
    return x**2


TAG = re.compile(r'<(/?)([A-Za-z][\w-]*)((?:[^>"]|"[^"]*")*)>')


def marked(page):
    """The elements that show exact numbers: what each shows, and its HTML."""
    page = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.S)
    for opening in TAG.finditer(page):
        name = re.search(r'\sdata-(?:exact|rule)="([^"]*)"', opening[3])
        if not name or opening[1]:
            continue
        depth = 1
        for tag in TAG.finditer(page, opening.end()):
            if tag[2] == opening[2]:
                depth += -1 if tag[1] else 1
            if depth == 0:
                yield html.unescape(name[1]), page[opening.end() : tag.start()]
                break


def text(markup):
    words = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return re.sub(r"[\u200b\s]", "", words.replace("\u2212", "-"))


FUNCTIONS = {"relu": relu, "leaky_relu": leaky_relu, "abs": absolute, "max": maximum, "min": minimum,
             "sum": total, "mean": mean, "square": square}
TOKEN = re.compile(r"(\d+)|(d\w+(?:@\d+)?/d\w+(?:@\d+)?)|([a-z_]+)|([-+*/(),])|(\^)")


def python(token):
    whole, gradient, function, mark, power = token.groups()
    if whole:
        return f"F({whole})"
    return f"known[{gradient!r}]" if gradient else function or mark or "**"


def arithmetic(shown, known):
    """What numbers, functions and gradients that are known come to, as in 1*1 + relu(2) - 2^3."""
    if TOKEN.sub("", shown):
        raise ValueError(f"{shown!r} is no arithmetic")
    code = TOKEN.sub(python, shown)
    try:
        return eval(code, {"__builtins__": {}, "F": F, "known": known, **FUNCTIONS})
    except (NameError, SyntaxError, TypeError) as wrong:
        raise ValueError(f"{shown!r} is no arithmetic") from wrong


def number(markup, known):
    """The number that an element shows, behind its last equals sign where it has one."""
    below, bar, above = markup.partition("frac-line")
    if bar:
        under, over = text(below + ">"), text("<" + above)
        sign = -1 if under.strip("(").startswith("-") else 1
        return sign * F(int(over.strip("()")), int(under.strip("(-)")))
    fixed, line, repeating = markup.partition('overline">')
    said = text(fixed + line) + ("(" + text(repeating) + ")" if line else "")
    shown = said.rpartition("=")[2].rstrip(",")
    decimal = re.fullmatch(r"(-?)(\d+)\.(\d*)(?:\((\d+)\))?", shown)
    if not decimal:
        return arithmetic(shown, known)
    sign, whole, fixed, repeating = decimal.groups()
    once = F(int(whole + fixed), 10 ** len(fixed))
    again = F(int(repeating), (10 ** len(repeating) - 1) * 10 ** len(fixed)) if repeating else F(0)
    return -(once + again) if sign else once + again


def items(shown, markup):
    names = shown.split(";")
    return zip(names, [markup] if len(names) == 1 else text(markup).split(","), strict=True)


def computed(changes):
    numbers, steps = CHANGES[changes]
    given = {**GIVEN, **numbers}
    for _ in range(steps):
        result = network(**given)
        for gradient, _, name in GRADIENTS:
            if name in PARAMETERS:
                given[name] -= RATE * result[gradient]
    return network(**given)


def main():
    book = Path(__file__).resolve().parent.parent
    wrong, seen, pages = [], 0, set()
    run = cache(computed)
    combined = together(lambda quantity, changes: run(changes)[quantity])
    # A book inside of this one has scripts of its own.
    inner = {script.parent.parent for script in book.rglob("check/*.py")} - {book}
    for file in sorted(book.rglob("*.html")):
        if inner.intersection(file.parents):
            continue
        for name, markup in marked(file.read_text(encoding="utf-8")):
            shown, changes, model = name.split("|", 2)
            if model != MODEL:
                continue
            pages.add(file)
            place = f"{file.relative_to(book)}: {shown}" + (f" with {changes}" if changes else "")
            try:
                for quantity, part in items(shown, markup):
                    seen += 1
                    joined = f"{quantity}|{changes}"
                    result = combined[joined] if joined in combined else run(changes)[quantity]
                    if number(part, run(changes)) != result:
                        wrong.append(f"{place} is {result}, the page says {text(part)}")
            except (ArithmeticError, KeyError, ValueError) as unread:
                wrong.append(f"{place} cannot be compared: {unread!r}")
    if seen != NUMBERS_SHOWN:
        wrong.append(f"the pages show {seen} numbers of {MODEL}, they were built with {NUMBERS_SHOWN}")
    base = computed("")
    for gradient, of, by in GRADIENTS:
        forward = network(**{**GIVEN, by: Dual(GIVEN[by], F(1))})
        if tangent(forward[of]) != base[gradient]:
            wrong.append(f"{gradient} is {base[gradient]} backward and {tangent(forward[of])} forward")
    print("\n".join(wrong) if wrong else
          f"{MODEL}: {seen} numbers on {len(pages)} pages are as computed here; "
          f"{len(GRADIENTS)} gradients are the same backward and forward")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

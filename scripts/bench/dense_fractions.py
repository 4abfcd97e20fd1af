"""Reverse mode of a dense ReLU network in plain Python fractions; reads {"units", "numbers"} as JSON."""

import json
import sys
import time
from fractions import Fraction


def run(n, value):
    """One forward and backward pass: the loss and the gradient of every quantity, in plain loops."""
    grad = {}
    for i in range(1, n + 1):
        z = Fraction(0)
        for j in range(1, n + 1):
            z += value[f"w{i}_{j}"] * value[f"x{j}"]
        z += value[f"b{i}"]
        value[f"z{i}"] = z
        value[f"h{i}"] = z if z > 0 else Fraction(0)
    yhat = Fraction(0)
    for i in range(1, n + 1):
        yhat += value[f"v{i}"] * value[f"h{i}"]
    yhat += value["c"]
    value["yhat"] = yhat
    value["L"] = (yhat - value["t"]) ** 2
    up = 2 * (yhat - value["t"])
    grad["L"], grad["yhat"], grad["t"], grad["c"] = Fraction(1), up, -up, up
    for j in range(1, n + 1):
        grad[f"x{j}"] = Fraction(0)
    for i in range(1, n + 1):
        grad[f"v{i}"] = up * value[f"h{i}"]
        gh = up * value[f"v{i}"]
        gz = gh if value[f"z{i}"] > 0 else Fraction(0)
        grad[f"h{i}"], grad[f"z{i}"], grad[f"b{i}"] = gh, gz, gz
        for j in range(1, n + 1):
            grad[f"w{i}_{j}"] = gz * value[f"x{j}"]
            grad[f"x{j}"] += gz * value[f"w{i}_{j}"]
    return grad


task = json.load(sys.stdin)
given = {name: Fraction(text) for name, text in task["numbers"].items()}
times = []
for _ in range(task["runs"]):
    start = time.perf_counter()
    gradients = run(task["units"], dict(given))
    times.append(time.perf_counter() - start)
json.dump({"times": times, "gradients": {name: str(value) for name, value in gradients.items()}}, sys.stdout)

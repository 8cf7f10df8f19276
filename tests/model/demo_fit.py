#!/usr/bin/python3
"""Fits MBG/NBD to the demo shop's orders: demo_fit.py HISTORY TODAY

HISTORY has a line for each order, "DAY CUSTOMER" with days counted from
anywhere, sorted by customer; TODAY is counted alike. The parameters of
cgi/job/demo.h must be as likely as the best ones, give or take chance.
"""
import re
import sys
from collections import Counter
from math import exp, lgamma, log

TRUE = [float(re.search(rf"#define DEMO_{n} ([0-9.]+)", open("cgi/job/demo.h").read())[1])
        for n in ("R", "ALPHA", "A", "B")]


def histories(path, today):
    """Customers by (repeat orders, weeks of the last, weeks watched)."""
    days = {}
    for line in open(path):
        day, customer = map(int, line.split())
        days.setdefault(customer, set()).add(day)
    return Counter((len(d) - 1, (max(d) - min(d)) / 7, (today - min(d) + 1) / 7) for d in days.values())


def log_beta(a, b):
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def fit_of(seen, r, alpha, a, b):
    total = 0.0
    for (x, t, watched), count in seen.items():
        common = lgamma(r + x) - lgamma(r) + r * log(alpha) - log_beta(a, b)
        alive = log_beta(a, b + x + 1) - (r + x) * log(alpha + watched)
        gone = log_beta(a + 1, b + x) - (r + x) * log(alpha + t)
        most = max(alive, gone)
        total += count * (common + most + log(exp(alive - most) + exp(gone - most)))
    return total


def climb(seen, start):
    """Coordinate steps in log space: slow, simple, good enough for four."""
    best, at, step = fit_of(seen, *start), [log(p) for p in start], 0.25
    while step > 0.004:
        moved = False
        for i in range(4):
            for sign in (step, -step):
                trial = list(at)
                trial[i] += sign
                value = fit_of(seen, *map(exp, trial))
                if value > best:
                    best, at, moved = value, trial, True
        if not moved:
            step /= 2
    return best, [exp(p) for p in at]


def say(what, good):
    print(("ok " if good else "not ok ") + what)


seen = histories(sys.argv[1], int(sys.argv[2]))
best, found = climb(seen, [1.0, 10.0, 1.0, 2.0])
lag = 2 * (best - fit_of(seen, *TRUE))
words = ", ".join(f"{n} {f:.2f} ({t:g})" for n, f, t in zip(("r", "alpha", "a", "b"), found, TRUE))
print(f"# {sum(seen.values())} customers: {words}; 2 log likelihood ratio {lag:.1f}")
# 18.5: chi-square of 4 degrees at 0.001.
say("orders come as the model says", lag < 18.5)
wrong = 2 * (best - fit_of(seen, TRUE[0] * 1.5, TRUE[1], TRUE[2], TRUE[3]))
say(f"a model half as fast again is told apart ({wrong:.0f})", wrong > 18.5)

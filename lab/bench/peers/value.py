"""Fits of the peers, timed warm: python value.py <turns> <turns of slow ones> <case> …. Writes one JSON line a fit.

A case is a file `<name>.csv` with the columns x, t_x, T, people, or of spending x, mean. Nothing of the product is used here: the likelihood
below is written from the paper, in numpy, as somebody would who has scipy and no library of models.
"""
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, psi

warnings.filterwarnings("ignore")


def timed(turns, fit):
    """The shortest of some turns, after one that is not counted."""
    result = fit()
    shortest = float("inf")
    for _ in range(turns):
        began = time.perf_counter()
        result = fit()
        shortest = min(shortest, time.perf_counter() - began)
    return shortest * 1000, result


def bg_nbd(point, x, t_x, T, people):
    """Minus ln L of the BG/NBD (Fader, Hardie & Lee 2005) at logarithms of r, alpha, a, b."""
    r, alpha, a, b = np.exp(point)
    alive = -(r + x) * np.log(alpha + T)
    gone = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + t_x), -np.inf)
    logs = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    return -np.dot(people, logs + np.logaddexp(alive, gone))


def bg_nbd_with_slopes(point, x, t_x, T, people):
    r, alpha, a, b = np.exp(point)
    log_T, log_t = np.log(alpha + T), np.log(alpha + t_x)
    alive = -(r + x) * log_T
    gone = np.where(x > 0, np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * log_t, -np.inf)
    both = np.logaddexp(alive, gone)
    logs = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    share = np.exp(gone - both)
    by_r = psi(r + x) - psi(r) + np.log(alpha) - (1 - share) * log_T - share * log_t
    by_alpha = r / alpha - (r + x) * ((1 - share) / (alpha + T) + share / (alpha + t_x))
    by_a = psi(a + b) - psi(a + b + x) + share / a
    by_b = psi(a + b) - psi(b) + psi(b + x) - psi(a + b + x) - share / (b + np.maximum(x, 1) - 1)
    slopes = np.array([np.dot(people, by_r) * r, np.dot(people, by_alpha) * alpha, np.dot(people, by_a) * a, np.dot(people, by_b) * b])
    return -np.dot(people, logs + both), -slopes


START = np.log([0.3, 5, 0.8, 2.5])


def with_scipy(columns, has_slopes):
    found = minimize(bg_nbd_with_slopes if has_slopes else bg_nbd, START, columns, method="L-BFGS-B", jac=has_slopes)
    return -found.fun, np.exp(found.x)


def with_lifetimes(fitter, columns, people):
    model = fitter()
    model.fit(*columns, weights=people)
    return -model._negative_log_likelihood_ * people.sum(), model.params_.values


def report(case, peer, turns, fit):
    try:
        ms, (log_likelihood, parameters) = timed(turns, fit)
        line = {"ms": ms, "logLikelihood": float(log_likelihood), "parameters": [float(p) for p in parameters]}
    except Exception as error:  # A peer that gives up is told of, not hidden.
        line = {"failed": f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"}
    print(json.dumps({"case": case, "peer": peer, **line}), flush=True)


def main(turns, slow_turns, paths):
    from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter

    for path in map(Path, paths):
        rows = np.loadtxt(path, delimiter=",", skiprows=1)
        case = path.stem
        if case.endswith("-spending"):
            people = np.ones(len(rows))
            report(case, "gamma-gamma lifetimes", turns, lambda: with_lifetimes(GammaGammaFitter, (rows[:, 0], rows[:, 1]), people))
            continue
        x, t_x, T, people = rows.T
        columns = (x, t_x, T, people)
        report(case, "bg-nbd scipy", turns, lambda: with_scipy(columns, False))
        report(case, "bg-nbd scipy with slopes", turns, lambda: with_scipy(columns, True))
        report(case, "bg-nbd lifetimes", turns, lambda: with_lifetimes(BetaGeoFitter, (x, t_x, T), people))
        if case.endswith("-people"):
            report(case, "pareto-nbd lifetimes", slow_turns, lambda: with_lifetimes(ParetoNBDFitter, (x, t_x, T), people))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])

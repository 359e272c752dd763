#!/usr/bin/python3
"""The simulation of docs/model.md, section 10, in NumPy and SciPy, written from its formulas, to check the kit and to race it.

    simulate.py BOOK.json SIMULATION.json            means, chances and Sobol's indices against the kit's
    simulate.py BOOK.json SIMULATION.json --time     and then the processor time of 65,536 worlds with the drawing, in seconds

Points, distributions, copula, estimators and their errors are SciPy's or written anew; the money is money.py. Both programs draw
their own worlds, so they agree within their errors only: a difference counts in standard errors of the difference.
"""

import argparse
import json
import math
import os
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402
from scipy import optimize, special, stats  # noqa: E402

from money import Money  # noqa: E402

POINTS = 4096
CHUNK = 2000
LOOK_THROUGH = 1
BLOCKS = 64


def shape(distribution, mode):
    """A distribution on 0 to 1."""
    return stats.triang(mode) if distribution == "triangular" else stats.beta(1 + 4 * mode, 1 + 4 * (1 - mode))


def continuous(one):
    """Quantile function, and the distribution function for cutting the tails."""
    low, base, high, kind = one["low"], one["base"], one["high"], one["distribution"]
    percentiles = one["range"] == "percentiles"
    if kind == "uniform":
        beyond = (high - low) * 0.05 / 0.9 if percentiles else 0.0
        of = stats.uniform(low - beyond, high - low + 2 * beyond)
        return of.ppf, of.cdf
    if kind == "lognormal":
        return lognormal(low, base, high, percentiles)
    mode, start, width = (base - low) / (high - low), low, high - low
    if percentiles:
        def uneven(m):
            of = shape(kind, m)
            return (m - of.ppf(0.05)) * (high - base) - (of.ppf(0.95) - m) * (base - low)
        mode = optimize.brentq(uneven, 0, 1, xtol=1e-14)
        of = shape(kind, mode)
        width = (high - low) / (of.ppf(0.95) - of.ppf(0.05))
        start = base - mode * width
    of = shape(kind, mode)
    return (lambda u: start + width * of.ppf(u)), (lambda x: of.cdf((x - start) / width))


def lognormal(low, base, high, percentiles):
    at = stats.norm.ppf(0.95) if percentiles else 3.0
    down, up = math.log(base / low) / at, math.log(high / base) / at

    def quantile(u):
        z = stats.norm.ppf(u)
        return base * np.exp(z * np.where(z < 0, down, up))

    def below(x):
        if x <= 0:
            return 0.0
        off = math.log(x / base)
        return float(stats.norm.cdf(off / (down if off < 0 else up)))

    if percentiles:
        return quantile, below
    first, last = below(low), below(high)
    return (lambda u: np.clip(quantile(first + u * (last - first)), low, high)), (lambda x: min(1.0, max(0.0, (below(x) - first) / (last - first))))


def one_side(one):
    """The half of a one-sided range that does not lie at the base."""
    low, base, high, kind = one["low"], one["base"], one["high"], one["distribution"]
    percentiles, upward = one["range"] == "percentiles", base == low
    if kind == "lognormal":
        width = math.log(high / low) / (stats.norm.ppf(0.95) if percentiles else 3.0)
        part = 0.5 if percentiles else stats.norm.cdf(3.0) - 0.5
        sign = 1 if upward else -1
        quantile = (lambda u: base * np.exp(sign * width * stats.norm.ppf(0.5 + part * (u if upward else 1 - u))))
        return quantile, (lambda x: 0.0 if x < low else 1.0)
    of = shape(kind, 0.0 if upward else 1.0)
    reach = 1.0 if not percentiles else of.ppf(0.9) if upward else 1 - of.ppf(0.1)
    width = (high - low) / reach
    start = low if upward else high - width
    return (lambda u: start + width * of.ppf(u)), (lambda x: of.cdf((x - start) / width))


def quantile(one):
    """What a uniform number becomes."""
    if one["odds"]:
        values = sorted((float(odds["value"]), odds["probability"]) for odds in one["odds"])
        ends = np.cumsum([probability for _, probability in values])[:-1]
        return lambda u: np.array([value for value, _ in values])[np.searchsorted(ends, u, side="right")]
    sided = one["base"] in (one["low"], one["high"]) and one["distribution"] != "uniform"
    draw, below = (one_side if sided else continuous)(one)
    first, last = float(below(one["minimum"])), float(below(one["maximum"]))
    cut = draw if first <= 0 and last >= 1 else lambda u: np.clip(draw(first + u * (last - first)), one["minimum"], one["maximum"])
    if sided and one["base"] == one["low"]:
        spiked = lambda u: np.where(u < 0.5, one["base"], cut(np.clip(2 * u - 1, 1e-12, 1 - 1e-12)))
    elif sided:
        spiked = lambda u: np.where(u < 0.5, cut(np.clip(2 * u, 1e-12, 1 - 1e-12)), one["base"])
    else:
        spiked = cut
    return (lambda u: np.clip(np.floor(spiked(u) + 0.5), one["low"], one["high"])) if one["is_date"] else spiked


class Draws:
    def __init__(self, told):
        self.drawn = told["drawn"]
        self.ids = [one["id"] for one in self.drawn]
        self.quantiles = [quantile(one) for one in self.drawn]
        pairs = [(self.ids.index(p["one"]), self.ids.index(p["other"]), 2 * math.sin(math.pi * p["coefficient"] / 6))
                 for p in told["correlations"] if p["one"] in self.ids and p["other"] in self.ids and p["coefficient"] != 0]
        self.moving = sorted({at for pair in pairs for at in pair[:2]})
        self.factor = np.linalg.cholesky(self.completed(pairs)) if pairs else None

    def completed(self, pairs):
        """The matrix with the given entries whose inverse has zeros elsewhere: found as the minimum of a convex function."""
        places = {at: place for place, at in enumerate(self.moving)}
        known = [(places[one], places[other], r) for one, other, r in pairs]
        size = len(self.moving)

        def inverse(x):
            matrix = np.diag(x[:size])
            for (one, other, _), value in zip(known, x[size:]):
                matrix[one, other] = matrix[other, one] = value
            return matrix

        def off(x):
            found = np.linalg.inv(inverse(x))
            return np.concatenate([np.diag(found) - 1, [found[one, other] - r for one, other, r in known]])

        start = np.concatenate([np.full(size, 1.5), [-r / 2 for _, _, r in known]])
        found = optimize.least_squares(off, start, xtol=1e-15, ftol=1e-15, gtol=1e-15)
        assert np.max(np.abs(found.fun)) < 1e-8, "the correlations contradict each other"
        return np.linalg.inv(inverse(found.x))

    def values(self, uniform, independent=False):
        uniform = np.array(uniform)
        if self.factor is not None and not independent:
            uniform[:, self.moving] = special.ndtr(special.ndtri(uniform[:, self.moving]) @ self.factor.T)
        uniform = np.clip(uniform, 1e-12, 1 - 1e-12)
        return {id_: draw(uniform[:, at]) for at, (id_, draw) in enumerate(zip(self.ids, self.quantiles))}

    def replicate(self, seed):
        return self.values(stats.qmc.Sobol(len(self.ids), scramble=True, seed=seed).random(POINTS))


def deltas_of(money, columns):
    return money.in_chunks(columns, len(next(iter(columns.values()))), CHUNK)[:, :, LOOK_THROUGH]


def ratio(numerators, denominators):
    numerators, denominators = np.array(numerators, float), np.array(denominators, float)
    value = numerators.sum() / denominators.sum()
    count = len(numerators)
    return value, math.sqrt(np.sum((numerators - value * denominators) ** 2) * count / (count - 1)) / denominators.sum()


class Worst:
    """Differences in standard errors."""

    def __init__(self):
        self.all = []

    def add(self, what, found, error, told, told_error):
        spread = math.hypot(error, told_error)
        # A chance that is the same in all replicates has an error of one world.
        spread = max(spread, 1e-9)
        self.all.append((abs(found - told) / spread, what, found, told))

    def tell(self, name):
        beyond = [one for one in self.all if one[0] > 3]
        z, what, found, told = max(self.all)
        print(f"{name}: {len(self.all)} numbers, {len(beyond)} differ by more than three standard errors; most {what}: {found:.5g} and {told:.5g}, {z:.1f} of them")
        # Of a thousand numbers three lie beyond three errors by chance.
        if len(beyond) > max(1, 0.005 * len(self.all)):
            raise SystemExit(f"{name} do not agree.")


def check_chances(money, draws, told):
    replicates = []
    for at in range(told["worlds"] // POINTS):
        columns = draws.replicate(1000 + at)
        replicates.append((columns, deltas_of(money, columns)))
    worst = Worst()
    threshold = told["threshold"]
    for delta in told["deltas"]:
        party, baseline = money.parties.index(delta["party"]), money.baselines.index(delta["baseline"])
        cases = [("", None, delta)] + [(f" given {given['assumption']} {given['value']}", given, given) for given in delta["given"]]
        for name, given, kit in cases:
            rows = [values[party, baseline] if given is None else values[party, baseline][columns[given["assumption"]] == float(given["value"])] for columns, values in replicates]
            counts = [len(row) for row in rows]
            for what, key, sums in (
                ("mean", "mean", [row.sum() for row in rows]),
                ("gain", "gain", [np.sum(row >= threshold) for row in rows]),
                ("loss", "loss", [np.sum(row <= -threshold) for row in rows]),
            ):
                found, error = ratio(sums, counts)
                if what != "mean":
                    error = max(error, 1 / sum(counts))
                worst.add(f"{what} of {delta['party']} against {delta['baseline']}{name}", found, error, kit[key]["value"], kit[key]["error"])
    worst.tell("Means and chances")


def check_indices(money, draws, told, key, independent):
    points, groups = told["points"] // 2, [index["assumptions"] for index in told["deltas"][0][key]]
    both = stats.qmc.Sobol(2 * len(draws.ids), scramble=True, seed=77).random(points)
    a, b = (draws.values(part, independent) for part in (both[:, :len(draws.ids)], both[:, len(draws.ids):]))
    of_a, of_b = deltas_of(money, a), deltas_of(money, b)
    worst = Worst()
    for group in groups:
        mixed = deltas_of(money, a | {id_: b[id_] for id_ in group})
        for delta in told["deltas"]:
            party, baseline = money.parties.index(delta["party"]), money.baselines.index(delta["baseline"])
            kit = next(index for index in delta[key] if sorted(index["assumptions"]) == sorted(group))
            fa, fb, fm = (values[party, baseline] - of_a[party, baseline].mean() for values in (of_a, of_b, mixed))
            variance = np.var(np.concatenate([fa, fb]))
            for what, terms in (("first", fb * (fm - fa) / variance), ("total", (fa - fm) ** 2 / (2 * variance))):
                blocks = terms.reshape(BLOCKS, -1).mean(axis=1)
                error = blocks.std(ddof=1) / math.sqrt(BLOCKS)
                told_error = (kit[what]["high"] - kit[what]["low"]) / 3.92
                worst.add(f"{what} of {'+'.join(group)} for {delta['party']} against {delta['baseline']}", terms.mean(), max(error, 1e-6), kit[what]["value"], told_error)
    worst.tell("Sobol's indices" if independent else "Sobol's indices of groups")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("book")
    arguments.add_argument("simulation")
    arguments.add_argument("--time", action="store_true")
    given = arguments.parse_args()
    with open(given.book, encoding="utf-8") as file:
        money = Money(json.load(file))
    with open(given.simulation, encoding="utf-8") as file:
        told = json.load(file)
    for one in told["drawn"]:
        for part in ("low", "base", "high", "minimum", "maximum"):
            one[part] = float(one[part])
    draws = Draws(told)
    if given.time:
        times = []
        for _ in range(3):
            before = time.process_time()
            for at in range(told["worlds"] // POINTS):
                deltas_of(money, draws.replicate(at))
            times.append(time.process_time() - before)
        print(f"{min(times):.3f}")
        return
    check_chances(money, draws, told)
    check_indices(money, draws, told, "indices", True)
    check_indices(money, draws, told, "grouped_indices", False)


if __name__ == "__main__":
    main()

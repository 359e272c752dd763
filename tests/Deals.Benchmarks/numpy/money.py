#!/usr/bin/python3
"""The money model of docs/model.md in NumPy, written from its formulas, to check the kit and to race it.

    money.py BOOK.json                 every delta of every world in the file against the kit's
    money.py BOOK.json --time WORLDS   and then the processor time of so many worlds, in seconds, the fastest of seven rounds

One thread, float64. Series are arrays of quarters × worlds; worlds are taken two thousand at a time, which was fastest:
arrays stay in the processor's cache, and Python's own time does not count; what two paths have in common is computed once; what is the same in all worlds stays a
single number. No loop goes over worlds.
"""

import argparse
import datetime
import itertools
import json
import math
import os
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402

DAYS_IN_YEAR = 365.0
TOLERANCE = 1e-9
OFF, ON, UNTIL, FROM = "off", "on", "until", "from"
INVERSE = {OFF: ON, ON: OFF, UNTIL: FROM, FROM: UNTIL}
COUNTS = [("present_value", "direct"), ("present_value", "look_through"), ("plain_money", "direct"), ("plain_money", "look_through")]


def first_day(year, quarter):
    """Day number, 0 is 1 January 0001."""
    return datetime.date(year + (quarter - 1) // 4, (quarter - 1) % 4 * 3 + 1, 1).toordinal() - 1


def quarter_of(day):
    """The year and quarter of a day number."""
    date = datetime.date.fromordinal(day + 1)
    return date.year, (date.month + 2) // 3


def logistic(t):
    return 1 / (1 + math.exp(-t))


def ramp(x, shape):
    x = min(1.0, max(0.0, x))
    return x if shape == "linear" else (logistic(10 * (x - 0.5)) - logistic(-5)) / (logistic(5) - logistic(-5))


class Path:
    """One course of events: in which state each clause is, and the assumed day of the resolution."""

    def __init__(self, on, after=None, until=None):
        self.until = until
        if after is None:
            self.states = {clause: ON for clause in on}
        else:
            self.states = {c: ON if c in on and c in after else UNTIL if c in on else FROM for c in set(on) | set(after)}

    def state(self, clause):
        return ON if clause is None else self.states.get(clause, OFF)


class Flow:
    """What a term accrues, quarters × worlds, and from when to when it runs."""

    def __init__(self, rows, start, end, from_day=None):
        """What falls on the days of a quarter from some day on: from_day(quarter, day); by default the flow is even over its days."""
        self.rows, self.start, self.end, self.cap_left = rows, start, end, None
        self.from_day = from_day


class Money:
    def __init__(self, book):
        self.book = book
        (year, number), (last_year, last_number) = book["first"], book["last"]
        self.quarters = [(y, q) for y in range(year, last_year + 1) for q in range(1, 5) if (year, number) <= (y, q) <= (last_year, last_number)]
        starts = [first_day(y, q) for y, q in self.quarters]
        ends = [first_day(y, q + 1) for y, q in self.quarters]
        self.starts, self.ends = np.array(starts, float)[:, None], np.array(ends, float)[:, None]
        self.days = self.ends - self.starts
        self.horizon = float(ends[-1])
        self.now = float(book["valuation_date"])
        self.times = (np.maximum(self.starts, self.now) + self.ends) / 2 - self.now
        self.times = np.maximum(0, self.times) / DAYS_IN_YEAR
        self.cut = next((at for at in range(len(starts)) if starts[at] < self.now < ends[at]), None)
        self.first_counted = next(at for at in range(len(starts)) if ends[at] > self.now)
        self.terms = {term["id"]: term for term in book["terms"]}
        self.groups = {group["id"]: group for group in book["cap_groups"]}
        self.regimes = {regime["id"]: regime for regime in book["regimes"]}
        self.maximum = {a["id"]: math.inf if a["maximum"] is None else a["maximum"] for a in book["assumptions"]}
        self.parties = [party["id"] for party in book["parties"]]
        self.role = {party["id"]: party["role"] for party in book["parties"]}
        self.paths = {regime["id"]: self.paths_of(regime) for regime in book["regimes"] if regime["role"] != "other"}
        self.current = next(r["id"] for r in book["regimes"] if r["role"] == "current")
        self.baselines = [r["id"] for role in ("default_baseline", "baseline") for r in book["regimes"] if r["role"] == role]
        self.multiples = self.solve()

    def paths_of(self, regime):
        """The paths of a regime, each with the id of its probability; True where there is only one."""
        resolution = regime["resolution"]
        if resolution is None:
            return [(True, Path(regime["clauses"]))]
        before = self.regimes[resolution["before"]]["clauses"]
        return [(end["probability"], Path(before, self.regimes[end["regime"]]["clauses"], resolution["until"])) for end in resolution["ends"]]

    def is_cloud_business(self, term):
        """Whether a cloud sells it year after year, or pays it of nothing but what it sells so."""
        clouds = ("cloud", "other_clouds")
        if term["kind"] == "sales":
            return self.role[term["payee"]] in clouds
        if term["kind"] not in ("cost", "revenue_share") or term["life"] is not None or term["cap_group"] is not None:
            return False
        return self.role[term["payer"]] in clouds and all(self.is_cloud_business(self.terms[base["term"]]) for base in term["bases"])

    def base_values(self):
        return {a["id"]: number(a["value"]) for a in self.book["assumptions"]}

    def base_worlds(self):
        """The base scenario: a world for each way the odds may turn out, and their weights."""
        open_ones = [a for a in self.book["assumptions"] if a["odds"]]
        ways = list(itertools.product(*(a["odds"] for a in open_ones)))
        values = self.base_values()
        for at, assumption in enumerate(open_ones):
            values[assumption["id"]] = np.array([number(way[at]["value"]) for way in ways])
        return values, np.array([math.prod(one["probability"] for one in way) for way in ways])

    def solve(self):
        """In the base scenario under the current regime each lab's cash and what its multiple is applied to."""
        values, weights = self.base_worlds()
        worlds = Worlds(self, values, len(weights))
        solved = {}
        for valuation in self.book["valuations"]:
            cash, scale = 0.0, 0.0
            for probability, path in worlds.ends(self.current):
                of_path = worlds.lab(valuation, path)
                cash += float(np.sum(weights * probability * (of_path.present + of_path.after)))
                scale += float(np.sum(weights * probability * of_path.scale))
            solved[valuation["lab"]] = (cash, scale)
        return solved

    def deltas(self, values, worlds):
        """Every party's deltas: parties × baselines × 4 × worlds."""
        computed = Worlds(self, values, worlds)
        now = computed.regime(self.current)
        return np.stack([now - computed.regime(baseline) for baseline in self.baselines], axis=1)

    def last_day(self, term):
        """A term's own last day, or the last of what it is computed from where that is earlier."""
        bases = [self.last_day(self.terms[base["term"]]) for base in term["bases"] or [] if not base["subtracted"]]
        return min(math.inf if term["to"] is None else term["to"], max(bases, default=math.inf))

    def in_chunks(self, columns, worlds, chunk):
        result = np.empty((len(self.parties), len(self.baselines), 4, worlds))
        base = self.base_values()
        for at in range(0, worlds, chunk):
            to = min(worlds, at + chunk)
            result[..., at:to] = self.deltas(base | {id_: column[at:to] for id_, column in columns.items()}, to - at)
        return result


class LabPath:
    """What a path brings a lab: present value, what goes on after the ledger, what its multiple is applied to, and its owners' parts."""


class Worlds:
    """The worlds of one turn."""

    def __init__(self, money, values, worlds):
        self.money, self.values, self.worlds = money, values, worlds
        self.known = {}
        self.drivers = {}
        self.valued = {}
        rates = {risk: values[id_] for risk, id_ in money.book["rates"].items()}
        self.rates = rates
        self.factors = {risk: np.exp(-np.log1p(rate) * money.times) for risk, rate in rates.items()}
        self.at_horizon = {risk: (1 + rate) ** (-(money.horizon - money.now) / DAYS_IN_YEAR) for risk, rate in rates.items()}

    def value(self, id_, otherwise):
        return otherwise if id_ is None else self.values[id_]

    def series(self):
        return np.zeros((len(self.money.quarters), self.worlds))

    def rest(self, flow, quarter, day):
        """What of a flow's quarter falls on a day or later."""
        if flow.from_day is not None:
            return flow.from_day(quarter, day)
        days = self.overlap(flow.start, flow.end)
        days = days[min(quarter, len(days) - 1)]
        start, end = self.money.starts[quarter], self.money.ends[quarter]
        later = np.maximum(np.minimum(flow.end, end) - np.maximum(np.maximum(flow.start, day), start), 0)
        return flow.rows[quarter] * later / np.maximum(days, 1)

    def overlap(self, start, end):
        """Days of each quarter between two days; a single column where both are the same in all worlds."""
        return np.maximum(np.minimum(end, self.money.ends) - np.maximum(start, self.money.starts), 0)

    # Drivers

    def driver(self, id_):
        if id_ not in self.drivers:
            driver = next(one for one in self.money.book["drivers"] if one["id"] == id_)
            self.drivers[id_] = getattr(self, "driver_" + driver["kind"])(driver)
        return self.drivers[id_]

    def driver_product(self, driver):
        return self.driver(driver["parent"]) * self.values[driver["factor"]]

    def driver_less(self, driver):
        taken = self.driver(driver["other"]) * self.values[driver["factor"]]
        np.subtract(self.driver(driver["parent"]), taken, out=taken)
        return np.maximum(taken, 0, out=taken)

    def driver_band(self, driver):
        low, high = self.value(driver["band_from"], 0.0), self.value(driver["band_to"], math.inf)
        rows, parent = self.series(), self.driver(driver["parent"])
        for year in sorted({y for y, _ in self.money.quarters}):
            within = [at for at, (y, _) in enumerate(self.money.quarters) if y == year]
            rows[within] = np.diff(np.clip(np.cumsum(parent[within], axis=0), low, np.maximum(low, high)), axis=0, prepend=low + self.series()[:1])
        return rows

    def driver_share(self, driver):
        (y0, q0), (y1, q1) = driver["ramp_from"], driver["ramp_to"]
        start, end = y0 * 4 + q0, y1 * 4 + q1
        moved = np.array([ramp((y * 4 + q - start) / (end - start), driver["ramp"]) for y, q in self.money.quarters])[:, None]
        first, last = self.values[driver["share_from"]], self.values[driver["share_to"]]
        return self.driver(driver["parent"]) * (first + (last - first) * moved)

    def driver_anchored(self, driver):
        anchors = [(a["year"], a["number"], a["value"] if a["assumed"] is None else self.values[a["assumed"]]) for a in driver["anchors"]]
        years = sorted((year, value) for year, quarter, value in anchors if quarter is None)
        first, last = self.money.quarters[0][0], self.money.quarters[-1][0]
        totals = dict(years)
        for (a, low), (b, high) in itertools.pairwise(years):
            for year in range(a + 1, b):
                totals[year] = low * (high / low) ** ((year - a) / (b - a))
        if driver["growth"] is not None:
            known, growth = years[-1][0], self.values[driver["growth"]]
            before = totals[known] / totals[known - 1] - 1 if driver["fade"] is not None and len(years) > 1 else growth
            fade = self.value(driver["fade"], 0.0)
            for year in range(known + 1, last + 2):
                left = np.maximum(0.0, 1 - (year - known) / (fade + 1))
                totals[year] = totals[year - 1] * (1 + growth + (before - growth) * left)
        rows = self.series()
        for year in range(first, last + 1):
            known = [value for _, value in sorted((q, value) for y, q, value in anchors if y == year and q is not None)]
            of_year = after_reported(known, totals[year]) if known else spread(totals, year)
            for number_, value in enumerate(of_year, 1):
                if (year, number_) in self.money.quarters:
                    rows[self.money.quarters.index((year, number_))] = value
        return rows

    # Terms

    def run(self, term, path, inverse=False):
        """From when to when a term runs on a path, and in which state its clause is; on all other days with inverse."""
        state = path.state(term["clause"])
        if inverse:
            state = INVERSE[state]
        start = self.first_day(term)
        end = math.inf if term["to"] is None else term["to"] + 1.0
        if term["until"] is not None:
            end = np.minimum(end, np.minimum(self.values[term["until"]], self.value(term["or_until"], math.inf)))
        if state == FROM:
            start = np.maximum(start, self.values[path.until])
        elif state == UNTIL:
            end = np.minimum(end, self.values[path.until])
        return start, end, (state, path.until if state in (FROM, UNTIL) else None)

    def first_day(self, term):
        """The first day of a term, whichever clauses are on."""
        first = -math.inf if term["from"] is None else float(term["from"])
        if term["since"] is None:
            return first
        return np.maximum(first, np.minimum(self.values[term["since"]], self.value(term["or_since"], math.inf)))

    def flow(self, id_, path):
        """The key and flow of a term on a path, after its cap; None where it never runs."""
        term = self.money.terms[id_]
        return self.claim(term, path) if term["cap_group"] is None else self.capped(term, path)

    def remember(self, key, compute):
        if key not in self.known:
            self.known[key] = compute()
        return key, self.known[key]

    def claim(self, term, path):
        if path.state(term["clause"]) == OFF:
            return None
        start, end, state = self.run(term, path)
        kind = term["kind"]
        if kind in ("sales", "expense", "commitment"):
            return self.remember((term["id"], state), lambda: Flow(getattr(self, kind)(term, start, end), start, end))
        if kind == "lump_sum":
            return self.remember((term["id"], state), lambda: self.lump_sum(term, start, end))
        if kind in ("cost", "revenue_share"):
            bases = [(base, self.flow(base["term"], path)) for base in term["bases"]]
            bases = [(base, *found) for base, found in bases if found is not None]
            key = (term["id"], state, tuple(key for _, key, _ in bases))
            return self.remember(key, lambda: self.based(term, start, end, [(base, flow) for base, _, flow in bases]))
        of = self.flow(term["of_term"], path) if kind == "premium" else self.need(self.money.terms[term["of_term"]], path)
        if of is None:
            return None
        return self.remember((term["id"], state, of[0]), lambda: self.part_of(term, of[1], np.maximum(start, of[1].start), np.minimum(end, of[1].end)))

    def part_of(self, term, of, start, end):
        """A part of another flow, on the days both run."""
        rows = of.rows * self.part(term) * (self.overlap(start, end) / np.maximum(self.overlap(of.start, of.end), 1))
        # Its own end is that of the other or its clause's; what it begins with it takes from there.
        return Flow(rows, start, end, lambda quarter, day: self.part(term) * (self.rest(of, quarter, np.maximum(day, start)) - self.rest(of, quarter, end)))

    @staticmethod
    def together(start, end, bases):
        """From the first to the last day on which a cost or share runs together with any of its bases."""
        first, last = end, start
        for base in bases:
            both_start, both_end = np.maximum(start, base.start), np.minimum(end, base.end)
            runs = both_end > both_start
            first, last = np.where(runs, np.minimum(first, both_start), first), np.where(runs, np.maximum(last, both_end), last)
        return first, last

    def need(self, commitment, path):
        """What a commitment would have supplied on the days it is off."""
        start, end, state = self.run(commitment, path, inverse=True)
        if state[0] == OFF:
            return None
        return self.remember(("off", commitment["id"], state), lambda: Flow(self.commitment(commitment, start, end), start, end))

    def part(self, term):
        """Of what a commitment would have supplied, or of a substitute."""
        if term["kind"] == "premium":
            return self.values[term["rate"]]
        if term["share"] is not None:
            share = self.values[term["share"]]
        else:
            others = [o["share"] for o in self.money.book["terms"] if o["kind"] in ("substitute", "unserved") and o["of_term"] == term["of_term"] and o["share"] is not None]
            share = 1.0 - sum(self.values[other] for other in others)
        return share if term["kind"] == "substitute" else -share * self.values[term["rate"]]

    def sales(self, term, start, end):
        rows = self.driver(term["driver"]) * self.value(term["rate"], 1.0)
        rows *= self.overlap(start, end) / self.money.days
        return rows

    def expense(self, term, start, end):
        if term["driver"] is not None:
            return self.driver(term["driver"]) * (self.overlap(start, end) / self.money.days)
        return self.values[term["amount"]] / DAYS_IN_YEAR * self.overlap(start, end)

    def lump_sum(self, term, start, end):
        """All on the day on which it is due, if its clause is on then."""
        due = self.first_day(term)
        amount = self.values[term["amount"]] * self.value(term["probability"], 1.0) * ((start <= due) & (due < end))
        return Flow(amount * ((self.money.starts <= due) & (due < self.money.ends)) + self.series(), due, due + 1)

    def commitment(self, term, start, end):
        day, length = float(term["from"]), term["to"] + 1.0 - term["from"]
        edges = np.concatenate([self.money.starts[:1], self.money.ends])
        passed = np.clip((np.maximum(start, np.minimum(end, edges)) - day) / length, 0, 1)
        drawn = passed if term["profile"] is None else passed ** self.values[term["profile"]]
        return np.diff(drawn, axis=0) * (self.values[term["amount"]] * self.value(term["take_up"], 1.0))

    def based(self, term, start, end, bases):
        is_cost = term["kind"] == "cost"
        rate = 1 - self.values[term["margin"]] if is_cost else 1.0 if term["rate_to"] is not None else self.values[term["rate"]]
        rows, weighted = self.series(), []
        for base, flow in bases:
            weight = self.value(base["weight"], 1.0)
            weight = weight * (-1.0 if base["subtracted"] and is_cost else -rate if base["subtracted"] else rate)
            both = self.overlap(np.maximum(start, flow.start), np.minimum(end, flow.end))
            both = both / np.maximum(self.overlap(flow.start, flow.end), 1)
            added = flow.rows * weight
            added *= both
            rows += added
            weighted.append((weight, flow))
        moved = None
        if term["rate_to"] is not None:
            year, quarter = quarter_of(term["from"])
            (last_year, last_quarter), first = term["rate_by"], year * 4 + quarter
            passed = np.clip([(y * 4 + q - first) / (last_year * 4 + last_quarter - first) for y, q in self.money.quarters], 0, 1)[:, None]
            moved = self.values[term["rate"]] * (1 - passed) + self.values[term["rate_to"]] * passed
            rows *= moved
        rows = np.maximum(rows, 0, out=rows) if is_cost else rows
        window = self.together(start, end, [flow for _, flow in bases])

        def from_day(quarter, day):
            """Each base falls on its own days."""
            first = np.maximum(day, start)
            left = sum(weight * np.where(end > first, self.rest(flow, quarter, first) - self.rest(flow, quarter, end), 0.0) for weight, flow in weighted)
            if moved is not None:
                left = left * moved[quarter]
            return np.clip(left, 0, rows[quarter]) if is_cost else left

        return Flow(rows, *window, from_day)

    def capped(self, term, path):
        if path.state(term["clause"]) == OFF:
            return None
        group = self.money.groups[term["cap_group"]]
        members = [t for t in self.money.book["terms"] if t["cap_group"] == group["id"] and path.state(t["clause"]) != OFF]
        claims = [self.claim(member, path) for member in members]
        keys = [("capped", member["id"], *(key for key, _ in claims)) for member in members]
        if keys[0] not in self.known:
            self.known.update(zip(keys, self.fill(group, members, [flow for _, flow in claims])))
        key = keys[[member["id"] for member in members].index(term["id"])]
        return key, self.known[key]

    def fill(self, group, members, claims):
        left = self.values[group["cap"]] - self.value(group["opening"], 0.0) * self.value(group["opening_share"], 1.0)
        left = np.broadcast_to(np.maximum(left, 0), self.worlds)
        starts = self.money.starts[:, 0]
        counted = [[claim.rows[at] if group["from"] <= starts[at] else self.rest(claim, at, float(group["from"])) for at in range(len(starts))] for claim in claims]
        paid = [Flow(np.empty_like(claim.rows), claim.start, claim.end) for claim in claims]
        for claim, pay, part in zip(claims, paid, counted):
            def from_day(quarter, day, claim=claim, pay=pay, part=part):
                """All of the claim before the pool's first day, then the part that fits."""
                first = float(group["from"])
                after = self.rest(claim, quarter, np.maximum(day, first))
                fits = np.divide(pay.rows[quarter] - (claim.rows[quarter] - part[quarter]), part[quarter], out=self.series()[0] + 1, where=part[quarter] != 0)
                return np.where(day < first, self.rest(claim, quarter, day) - self.rest(claim, quarter, np.maximum(day, first)), 0.0) + after * fits

            pay.from_day = from_day
        for quarter in range(len(self.money.quarters)):
            claimed = sum(part[quarter] for part in counted)
            fits = claimed <= left
            share = np.where(fits, 1.0, left / np.where(fits, 1.0, claimed))
            for claim, part, pay in zip(claims, counted, paid):
                pay.rows[quarter] = claim.rows[quarter] - part[quarter] * (1 - share)
            left = np.where(fits, left - claimed, 0.0)
        going_on = sum(np.where(pay.end > self.money.horizon, pay.rows[-4:].sum(axis=0), 0.0) for member, pay in zip(members, paid) if member["life"] is not None)
        for pay in paid:
            pay.cap_left, pay.going_on = np.maximum(left, 0), going_on
        return paid

    # Values

    def worth(self, term, key, flow):
        """Of a flow: what counts of its payments, quarter by quarter, their present value, plain sum, and what is paid after the ledger."""
        if key in self.valued:
            return self.valued[key]
        cut, first = self.money.cut, self.money.first_counted
        paid, after = flow.rows, 0.0
        lags = term["lag"] is not None or term["spread"] is not None
        if lags:
            paid, after = self.payments(term, flow)
        counted = paid[first:]
        if cut is not None:
            part = self.rest(flow, cut, self.money.now)
            counted = counted.copy()
            if lags:
                lag, over = self.value(term["lag"], 0.0), self.value(term["spread"], 1.0)
                at_once = np.maximum(np.minimum(lag + over, 1) - np.minimum(lag, 1), 0) / over
                left = (self.money.ends[cut] - self.money.now) / self.money.days[cut]
                counted[0] = at_once * part + (paid[cut] - flow.rows[cut] * at_once) * left
            else:
                counted[0] = part
        present = np.einsum("qw,qw->w", counted, self.factors[term["risk"]][first:]) + after
        self.valued[key] = (counted, present, counted.sum(axis=0), after)
        return self.valued[key]

    def payments(self, term, flow):
        lag, over = self.value(term["lag"], 0.0), self.value(term["spread"], 1.0)
        most = sum(self.money.maximum[term[name]] if term[name] is not None else none for name, none in (("lag", 0), ("spread", 1)))
        paid, after = self.series(), 0.0
        count = len(self.money.quarters)
        beyond = [self.time_beyond(later) for later in range(1, math.ceil(most) + 1)]
        factors = [(1 + self.rates[term["risk"]]) ** -t for t in beyond]
        for later in range(math.ceil(most)):
            part = np.maximum(np.minimum(lag + over, later + 1) - np.maximum(lag, later), 0) / over
            if later < count:
                paid[later:] += flow.rows[:count - later] * part
            for quarter in range(max(0, count - later), count):
                after = after + flow.rows[quarter] * part * factors[quarter + later - count]
        return paid, after

    def time_beyond(self, later):
        year, quarter = self.money.quarters[-1]
        return ((first_day(year, quarter + later) + first_day(year, quarter + later + 1)) / 2 - self.money.now) / DAYS_IN_YEAR

    def goes_on(self, term, flow):
        """The value of a share that goes on after the ledger."""
        yearly = flow.rows[-4:].sum(axis=0)
        years = np.minimum(self.values[term["life"]], np.maximum((flow.end - self.money.horizon) / DAYS_IN_YEAR, 0))
        if flow.cap_left is not None:
            years = np.minimum(years, flow.cap_left / np.maximum(flow.going_on, 1e-12))
        return yearly * self.annuity(term["risk"], years)

    def annuity(self, risk, years):
        """One a year for so many years after the ledger."""
        rate = self.rates[risk]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(rate == 0, years, -np.expm1(-np.log1p(rate) * years) / rate) * self.at_horizon[risk]

    def cloud_goes_on(self, term, flow):
        """What a cloud's sales, or what it pays of them, are worth after the ledger; None where that does not go on."""
        life = self.money.book["cloud_life"]
        if life is None or not self.money.is_cloud_business(term):
            return None
        years = np.minimum(self.values[life], np.maximum((flow.end - self.money.horizon) / DAYS_IN_YEAR, 0))
        return flow.rows[-4:].sum(axis=0) * self.annuity(term["risk"], years)

    def flows(self, path):
        """The terms that run on a path, each with its key and flow. Money against new shares is worth nothing to either side."""
        if path not in self.valued:
            found = ((term, self.flow(term["id"], path)) for term in self.money.book["terms"] if term["kind"] != "tranche")
            self.valued[path] = [(term, *flow) for term, flow in found if flow is not None]
        return self.valued[path]

    def ownership(self, valuation):
        if "ownership" in self.valued:
            return self.valued["ownership"]
        rows = valuation["holders"]
        owned = {row["holder"]: 0.0 for row in rows}
        for row in rows:
            until = min((other["from"] for other in rows if other["holder"] == row["holder"] and other["from"] > row["from"]), default=math.inf)
            # Of the quarter that the valuation date cuts only what is left counts, and so do its owners.
            left = np.maximum(self.money.ends - np.maximum(self.money.starts, self.money.now), 1)
            owned[row["holder"]] = owned[row["holder"]] + self.values[row["share"]] * (self.overlap(np.maximum(row["from"], self.money.now), until) / left)
        rest = next((p["id"] for p in self.money.book["parties"] if p["role"] == "other_holders"), None)
        if rest is not None and rest not in owned:
            owned[rest] = 1.0 - sum(owned.values())
        owned = {holder: np.broadcast_to(parts, (len(self.money.quarters), self.worlds)) for holder, parts in owned.items()}
        self.valued["ownership"] = owned
        return owned

    def lab(self, valuation, path):
        lab, first = valuation["lab"], self.money.first_counted
        result = LabPath()
        result.present, result.after, result.scale, result.later = 0.0, 0.0, 0.0, 0.0
        by_risk = {}
        for term, key, flow in self.flows(path):
            sign = 1 if term["payee"] == lab else -1 if term["payer"] == lab else 0
            if sign == 0:
                continue
            counted, present, _, later = self.worth(term, key, flow)
            result.present = result.present + sign * present
            result.later = result.later + sign * later
            if term["risk"] not in by_risk:
                by_risk[term["risk"]] = np.zeros((len(self.money.quarters) - first, self.worlds))
            (np.add if sign > 0 else np.subtract)(by_risk[term["risk"]], counted, out=by_risk[term["risk"]])
            is_share = term["kind"] == "revenue_share" and term["life"] is None and term["cap_group"] is None
            last = self.money.last_day(term)
            has_ended = last < self.money.horizon and not any(
                other["from"] == last + 1 and (other["payer"], other["payee"]) == (term["payer"], term["payee"]) for other in self.money.book["terms"])
            if sign > 0 and not has_ended and (term["kind"] in ("sales", "unserved") or is_share):
                result.scale = result.scale + flow.rows[-4:].sum(axis=0) * self.at_horizon["equity"]
            if term["kind"] == "revenue_share" and term["life"] is not None:
                result.after = result.after + sign * self.goes_on(term, flow)
        result.plain = sum(by_risk.values())
        result.discounted = sum(rows * self.factors[risk][first:] for risk, rows in by_risk.items())
        return result

    def path(self, path):
        """Parties × 4 × worlds."""
        values = np.zeros((len(self.money.parties), 4, self.worlds))
        place = {party: at for at, party in enumerate(self.money.parties)}
        labs = {valuation["lab"] for valuation in self.money.book["valuations"]}
        for term, key, flow in self.flows(path):
            _, present, plain, _ = self.worth(term, key, flow)
            if term["kind"] == "revenue_share" and term["life"] is not None and labs & {term["payer"], term["payee"]}:
                present = present + self.goes_on(term, flow)
            later = self.cloud_goes_on(term, flow)
            if later is not None:
                values[place[term["payer"]], 0] -= later
                if self.money.role[term["payee"]] != "lab":
                    values[place[term["payee"]], 0] += later
            for party, sign in ((term["payee"], 1), (term["payer"], -1)):
                values[place[party], 0] += sign * present
                values[place[party], 2] += sign * plain
        first = self.money.first_counted
        for valuation in self.money.book["valuations"]:
            of_lab = self.lab(valuation, path)
            cash, scale = self.money.multiples[valuation["lab"]]
            end = of_lab.scale * (np.maximum(0, self.values[valuation["post_money"]] - cash) / scale)
            values[place[valuation["lab"]], 0] += end
            for holder, parts in self.ownership(valuation).items():
                values[place[holder], 1] += np.einsum("qw,qw->w", parts[first:], of_lab.discounted) + parts[-1] * (end + of_lab.after + of_lab.later)
                values[place[holder], 3] += np.einsum("qw,qw->w", parts[first:], of_lab.plain)
        values[:, 1] += values[:, 0]
        values[:, 3] += values[:, 2]
        return values

    def ends(self, regime):
        """The paths of a regime with their probabilities; one that is not given takes what the others leave."""
        paths = self.money.paths[regime]
        given = sum(self.values[id_] for id_, _ in paths if id_ not in (True, None))
        return [(1.0 if id_ is True else 1.0 - given if id_ is None else self.values[id_], path) for id_, path in paths]

    def regime(self, regime):
        return sum(self.path(path) * probability for probability, path in self.ends(regime))


def spread(totals, year):
    """1 : g : g² : g³; with one neighbour only, that one's growth is of four quarters."""
    before, after = totals.get(year - 1), totals.get(year + 1)
    ratio = (totals[year] if after is None else after) / (totals[year] if before is None else before)
    g = ratio ** (0.25 if before is None or after is None else 0.125)
    first = totals[year] / (1 + g + g * g + g * g * g)
    return [first, first * g, first * g * g, first * g * g * g]


def after_reported(known, total):
    """What is left of a year, each quarter the one before times c."""
    missing = 4 - len(known)
    if missing == 0:
        return known
    ratio = (total - sum(known)) / known[-1]
    if missing == 1:
        c = ratio
    elif missing == 2:
        c = (np.sqrt(1 + 4 * ratio) - 1) / 2
    else:
        c = np.minimum(ratio, np.cbrt(ratio))
        for _ in range(50):
            step = (((c + 1) * c + 1) * c - ratio) / ((3 * c + 2) * c + 1)
            c = c - step
            if np.all(np.abs(step) <= 1e-15 * c):
                break
    quarters = list(known)
    for _ in range(missing):
        quarters.append(quarters[-1] * c)
    return quarters


def number(value):
    """Never is the day that does not come."""
    return math.inf if value is None else float(value)


def compare(money, computed, base, deltas):
    """The largest difference, relative to the delta, or to the largest delta of its world and count where it is smaller."""
    worst, where = 0.0, ""
    sizes = np.abs(computed).max(axis=(0, 1))
    base_sizes = np.abs(base).max(axis=(0, 1))
    for delta in deltas:
        party, baseline = money.parties.index(delta["party"]), money.baselines.index(delta["baseline"])
        count = COUNTS.index((delta["measure"], delta["perspective"]))
        for found, expected, size, what in (
            (computed[party, baseline, count], np.array(delta["values"], float), sizes[count], "a world"),
            (base[party, baseline, count], np.array([delta["base"]], float), base_sizes[count], "the base scenario"),
        ):
            # A delta that is zero by cancelling is held against the largest of its kind.
            error = np.abs(found - expected) / np.maximum(np.abs(expected), size * 1e-3)
            if not np.all(error <= worst):
                worst, where = float(np.max(error)), f"{delta['party']} against {delta['baseline']}, {delta['perspective']}, {delta['measure']}, {what}"
    return worst, where


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("book")
    arguments.add_argument("--time", type=int, default=0, metavar="WORLDS")
    arguments.add_argument("--chunk", type=int, default=2000)
    given = arguments.parse_args()
    with open(given.book, encoding="utf-8") as file:
        book = json.load(file)
    columns = {id_: np.array([number(value) for value in values]) for id_, values in zip(book["worlds"]["columns"], book["worlds"]["values"])}
    worlds = len(next(iter(columns.values())))
    money = Money(book)
    computed = money.in_chunks(columns, worlds, given.chunk)
    values, weights = money.base_worlds()
    base = (money.deltas(values, len(weights)) * weights).sum(axis=-1, keepdims=True)
    worst, where = compare(money, computed, base, book["deltas"])
    print(f"{worlds} worlds and the base scenario, {len(book['deltas'])} deltas each: the largest relative difference is {worst:.1e} ({where})")
    if not worst <= TOLERANCE:
        raise SystemExit(f"The deltas differ by more than {TOLERANCE}.")
    if given.time > 0:
        repeated = {id_: np.resize(column, given.time) for id_, column in columns.items()}
        times = []
        for _ in range(7):
            before = time.process_time()
            money.in_chunks(repeated, given.time, given.chunk)
            times.append(time.process_time() - before)
        print(f"{min(times):.4f}")


if __name__ == "__main__":
    main()

using CsCheck;

namespace Deals.Tests.Money;

/// <summary>What holds for every book, on random ones.</summary>
public sealed class MoneyLaws
{
    private const int Books = 300;

    private static readonly string[] EndedByAnAssumedDay = ["share_back", "fees"];

    [Fact]
    public void The_ledger_sums_to_zero_in_every_quarter()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            foreach (var regime in result.Model.Book.Regimes)
                Assert.All(result.Ledger(regime).GroupBy(entry => entry.Quarter), quarter => quarter.Sum(entry => entry.Net).Is(0, $"{quarter.Key}"));
        });

    [Fact]
    public void In_plain_money_what_one_party_gains_others_lose()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            foreach (var regime in result.Model.Book.Regimes)
                result.Values.Where(value => value.Regime == regime).Sum(value => value.DirectPlain).Is(0);
        });

    [Fact]
    public void What_owners_have_of_a_lab_is_its_equity()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            foreach (var regime in result.Model.Book.Regimes)
            {
                var values = result.Values.Where(value => value.Regime == regime).ToList();
                var lab = values.Single(value => value.Party == MoneyBook.Lab);
                values.Sum(value => value.LookThrough - value.Direct).Is(lab.Direct);
                values.Sum(value => value.LookThroughPlain - value.DirectPlain).Is(lab.DirectPlain);
            }
        });

    [Fact]
    public void The_lab_is_worth_what_its_last_round_says()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            var (worth, round) = (result.Value(MoneyBook.Lab).Direct, (double)result.Model.Book.Valuations[0].PostMoney.Base.Number!.Value);
            // More only by its cash in the ledger: then nothing that it sells later counts.
            if (worth > round * (1 + 1e-9))
                Assert.All(result.AfterLedger(MoneyBook.Lab, result.Model.Current).Where(part => part.Term is Sales or Unserved), part => part.Value.Is(0));
            else
                worth.Is(round);
        });

    [Fact]
    public void What_comes_after_the_ledger_is_the_labs_value_less_its_cash()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            foreach (var regime in result.Model.Book.Regimes)
            {
                var cash = result.Flows(regime).Where(flow => flow.Term is not Tranche)
                    .Sum(flow => flow.Term.Payee == MoneyBook.Lab ? flow.PresentValue : flow.Term.Payer == MoneyBook.Lab ? -flow.PresentValue : 0);
                // What accrues in the ledger and is paid after it is cash too.
                result.AfterLedger(MoneyBook.Lab, regime).Sum(part => part.Value).Is(result.Value(MoneyBook.Lab, regime.Id).Direct - cash + PaidLate(any, result, regime));
            }
        });

    [Fact]
    public void Another_day_to_end_on_never_lengthens_a_term()
        => Gen.Select(AnyMoneyBook.Any, Gen.Int[0, 1095]).Sample(
            (any, after) =>
            {
                var (one, both) = (any.Book().Money().Under(), any.Book(orEnd: new DateOnly(2026, 1, 1).AddDays(after)).Money().Under());
                foreach (var term in EndedByAnAssumedDay)
                    Assert.All(one.Accrued(term).Zip(both.Accrued(term)), pair => Assert.True(pair.Second <= pair.First + 1e-9, $"{term}: {pair.First:R} to {pair.Second:R}"));
            },
            iter: Books);

    [Fact]
    public void Another_day_that_never_comes_and_a_fade_over_no_years_change_nothing()
        => Sample(any =>
        {
            var (plain, same) = (any.Book().Money().Under(), any.Book(orEnd: DateOnly.MaxValue, fade: 0).Money().Under());
            Assert.All(plain.Values.Zip(same.Values), pair =>
            {
                pair.Second.Direct.Is(pair.First.Direct);
                pair.Second.LookThrough.Is(pair.First.LookThrough);
            });
        });

    [Fact]
    public void A_longer_fade_keeps_growth_nearer_to_what_it_was()
        => Sample(any =>
        {
            // From 2025 to 2027 at one rate, then to the last year's; whichever is higher, more years keep more of the former.
            double[] Total(decimal fade) => [.. any.Book(fade: fade).Money().Under().Drivers.Where(quarter => quarter.Driver.Id == "revenue" && quarter.Quarter.Year > 2027).Select(quarter => quarter.Value)];
            var before = Math.Sqrt((double)((10 + (100 * any.Parts[4])) / (10 + (50 * any.Parts[3])))) - 1;
            var rises = before > (double)any.Parts[2];
            Assert.Equal(Total(1).Length, Total(3).Length);
            var (shorter, longer) = (Total(1).Sum(), Total(3).Sum());
            Assert.True(rises ? longer >= shorter - 1e-9 : longer <= shorter + 1e-9, $"{shorter:R} to {longer:R}");
        });

    [Fact]
    public void Both_bridges_sum_to_the_delta()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            foreach (var delta in result.Deltas)
            {
                IReadOnlyList<BridgeStep>[] bridges = [result.BridgeByTerm(delta.Party, delta.Baseline), result.BridgeByClause(delta.Party, delta.Baseline)];
                Assert.All(bridges, bridge =>
                {
                    bridge.Sum(step => step.Direct).Is(delta.Direct);
                    bridge.Sum(step => step.LookThrough).Is(delta.LookThrough);
                });
            }
        });

    [Fact]
    public void A_higher_rate_never_lowers_what_a_share_has_paid_by_any_quarter()
        => Sample(any =>
        {
            var model = any.Book().Money();
            var (low, high) = (Settle(model).With("rate_north", any.Parts[0] / 2), Settle(model).With("rate_north", (any.Parts[0] / 2) + (any.Parts[1] / 2)));
            double[] Paid(Scenario scenario) => [.. Running(model.Under(scenario).Accrued("share_north"))];
            Assert.All(Paid(low).Zip(Paid(high)), pair => Assert.True(pair.Second >= pair.First - 1e-9, $"{pair.First:R} falls to {pair.Second:R}"));
        });

    [Fact]
    public void What_a_pool_pays_is_never_more_than_its_cap_less_its_opening_balance()
        => Sample(any =>
        {
            var result = any.Book().Money().Under();
            var most = Math.Max(0, (double)((40 * any.Parts[9]) - (10 * any.Parts[10])));
            foreach (var regime in result.Model.Book.Regimes)
                Assert.True(result.Flows(regime).Where(flow => flow.Term is RevenueShare { CapGroup: not null }).Sum(flow => flow.Paid) <= most + 1e-9);
        });

    [Fact]
    public void A_term_may_be_split_in_two_at_any_day()
        => Gen.Select(AnyMoneyBook.Any, Gen.Int[0, AnyMoneyBook.Splittable.Length - 1], Gen.Int[0, 1095]).Sample(
            (any, which, after) =>
            {
                var (term, day) = (AnyMoneyBook.Splittable[which], new DateOnly(2026, 1, 1).AddDays(after));
                // A cost that takes something off is not below zero in a quarter, so only whole quarters of it are the same.
                if (term == "lab_cost")
                    day = Quarter.Of(day).Start;
                // What goes on after the ledger stands at the level of the last four quarters, which two terms may halve.
                var (whole, split) = (any.Book(life: 0).Money().Under(), any.Book((term, day), life: 0).Money().Under());
                foreach (var (one, other) in whole.Values.Zip(split.Values))
                {
                    other.Direct.Is(one.Direct, $"{one.Party.Id} under {one.Regime.Id}");
                    other.LookThrough.Is(one.LookThrough);
                    other.DirectPlain.Is(one.DirectPlain);
                    other.LookThroughPlain.Is(one.LookThroughPlain);
                }

                foreach (var regime in whole.Model.Book.Regimes)
                    Assert.All(whole.Ledger(regime).Zip(split.Ledger(split.Regime(regime.Id))), pair => pair.Second.Net.Is(pair.First.Net));
            },
            iter: Books);

    [Fact]
    public void A_batch_gives_each_scenario_what_it_gives_alone_to_the_last_bit()
        => Gen.Select(AnyMoneyBook.Any, Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1000]).Array[1, 20]).Sample(
            (any, changes) =>
            {
                var model = any.Book().Money();
                Scenario[] scenarios = [.. changes.Select(change => Changed(Scenario.Base(model.Book), change.Item1, change.Item2))];
                var batch = model.Deltas(scenarios);
                Assert.All(scenarios.Zip(batch), pair => Assert.Equal(model.Deltas([pair.First])[0], pair.Second));
            },
            iter: Books);

    [Fact]
    public void A_batch_is_near_the_full_results()
        => Sample(any =>
        {
            var model = any.Book().Money();
            foreach (var (one, full) in model.Deltas([Scenario.Base(model.Book)])[0].Zip(model.Under().Deltas))
            {
                Assert.Equal((full.Party, full.Baseline), (one.Party, one.Baseline));
                one.Direct.Is(full.Direct);
                one.LookThrough.Is(full.LookThrough);
                one.DirectPlain.Is(full.DirectPlain);
                one.LookThroughPlain.Is(full.LookThroughPlain);
            }
        });

    [Fact]
    public void One_more_dollar_of_a_share_moves_its_payee_by_one_minus_its_stake()
        => Sample(any =>
        {
            var model = any.Book().Money();
            var (less, more) = (model.Under(), model.Under(Scenario.Base(model.Book).With("rate_extra", 0.1m)));
            var dollars = more.Value(MoneyBook.North).Direct - less.Value(MoneyBook.North).Direct;
            var stake = (double)(0.5m * any.Parts[21]);
            Assert.True(dollars >= 0);
            Assert.Equal((1 - stake) * dollars, more.Value(MoneyBook.North).LookThrough - less.Value(MoneyBook.North).LookThrough, 1e-8);
            Assert.Equal(-dollars, more.Value(MoneyBook.Lab).Direct - less.Value(MoneyBook.Lab).Direct, 1e-8);
        });

    [Fact]
    public void What_a_commitment_is_worth_to_its_provider_is_its_margin()
        => Sample(any =>
        {
            var model = any.Book().Money();
            var without = model.Under(Scenario.Base(model.Book).With("amount", 0));
            var with = model.Under();
            foreach (var regime in model.Book.Regimes)
                Assert.Equal((double)any.Parts[18] * with.Present("contract", regime.Id).Sum(),
                    with.Value(MoneyBook.South, regime.Id).Direct - without.Value(MoneyBook.South, regime.Id).Direct, 1e-8);
        });

    /// <summary>
    /// What of the late share is paid after the ledger: a quarter's accrual two quarters later, two thirds of it, and three later, a third.
    /// </summary>
    private static double PaidLate(AnyMoneyBook any, MoneyResult result, Regime regime)
    {
        double Factor(Quarter quarter)
        {
            var middle = (quarter.Start.DayNumber + quarter.End.DayNumber) / 2.0;
            return Math.Pow(1 + (double)(any.Parts[0] * 0.3m), -(middle - result.Model.Frame.ValuationDate.DayNumber) / 365);
        }

        double After(Quarter quarter) => quarter > result.Model.Frame.Last ? Factor(quarter) : 0;
        return result.Flows(regime).Where(flow => flow.Term.Id == "share_late")
            .Sum(flow => flow.Accrued * ((2 / 3.0 * After(flow.Quarter.Next(2))) + (1 / 3.0 * After(flow.Quarter.Next(3)))));
    }

    private static void Sample(Action<AnyMoneyBook> law) => AnyMoneyBook.Any.Sample(law, iter: Books);

    /// <summary>No odds: a single world.</summary>
    private static Scenario Settle(MoneyModel model) => Scenario.Base(model.Book).With("end", (DateOnly?)null);

    private static Scenario Changed(Scenario scenario, int what, int by) => what switch
    {
        0 => scenario,
        1 => scenario.With("ruling", new DateOnly(2026, 1, 1).AddDays(by)),
        2 => scenario.With("ruling", (DateOnly?)null),
        3 => scenario.With("profile", 1 + (by / 500m)),
        4 => scenario.With("end", new DateOnly(2026, 1, 1).AddDays(by)),
        5 => scenario.With("growth", (by / 1000m) - 0.45m),
        _ => scenario.With("contract_rate", by / 1000m),
    };

    private static IEnumerable<double> Running(IEnumerable<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            yield return sum += number;
    }
}

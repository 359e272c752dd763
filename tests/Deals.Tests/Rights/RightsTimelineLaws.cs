using CsCheck;

namespace Deals.Tests.Rights;

/// <summary>What the timeline computes equals a count day by day, on random sets of rights.</summary>
public sealed class RightsTimelineLaws
{
    private const int Sets = 10_000;

    [Fact]
    public void Collisions_are_the_days_on_which_two_rights_get_in_each_others_way()
        => InventedBook.Any.Sample(
            set =>
            {
                var found = set.Book.Timeline(set.Scenario).Collisions(set.Reading)
                    .SelectMany(collision => DayByDay.Days(InventedBook.Period).Where(collision.Window.Contains)
                        .Select(day => (day, collision.First.Right.Id, collision.Second.Right.Id)))
                    .Order().ToList();
                var counted =
                    from day in DayByDay.Days(InventedBook.Period)
                    from one in set.Book.Rights
                    from other in set.Book.Rights
                    where string.CompareOrdinal(one.Id, other.Id) < 0
                    where DayByDay.Runs(one, set.Scenario, day) && DayByDay.Runs(other, set.Scenario, day)
                    where DayByDay.Collide(set.Reading, one, other)
                    select (day, one.Id, other.Id);
                Assert.Equal(counted.Order(), found);
            },
            iter: Sets);

    [Fact]
    public void A_collision_ends_the_day_before_one_of_its_rights_no_longer_runs()
        => InventedBook.Any.Sample(
            set =>
            {
                foreach (var collision in set.Book.Timeline(set.Scenario).Collisions(set.Reading))
                {
                    if (collision.Window.End is not { } end)
                    {
                        Assert.Equal([EndingCause.StillRunning], collision.Endings.Select(ending => ending.Cause));
                        continue;
                    }

                    Right[] over = [.. new[] { collision.First.Right, collision.Second.Right }.Where(right => !DayByDay.Runs(right, set.Scenario, end))];
                    Assert.NotEmpty(over);
                    Assert.Equal(over, collision.Endings.Select(ending => ending.Right));
                }
            },
            iter: Sets);

    [Fact]
    public void Coverage_is_the_number_of_days_on_which_a_holder_had_a_right_to_a_subject_or_one_above_it()
        => InventedBook.Any.Sample(
            set =>
            {
                var found = set.Book.Timeline(set.Scenario).Coverage(set.Reading, InventedBook.Period)
                    .Select(row => (row.Holder.Id, row.Subject.Id, row.Days, row.ExclusiveDays));
                var counted =
                    from holder in set.Book.Parties
                    from subject in set.Book.Subjects
                    let rights = set.Book.Rights.Where(right => right.Holder == holder && DayByDay.IsSelfOrBelow(set.Reading, right.Subject, subject)).ToList()
                    let days = DayByDay.Days(InventedBook.Period).Count(day => rights.Any(right => DayByDay.Runs(right, set.Scenario, day)))
                    let exclusive = DayByDay.Days(InventedBook.Period).Count(day => rights.Any(right =>
                        right.Kind == RightKind.Exclusive && DayByDay.Runs(right, set.Scenario, day)))
                    where days > 0
                    select (holder.Id, subject.Id, days, exclusive);
                Assert.Equal(counted.Order(), found.Order());
            },
            iter: Sets);

    [Fact]
    public void Gaps_are_the_days_on_which_nobody_had_a_right_to_a_product()
        => InventedBook.Any.Sample(
            set =>
            {
                var found = set.Book.Timeline(set.Scenario).Gaps(set.Reading, InventedBook.Period)
                    .SelectMany(gap => DayByDay.Days(gap.Window).Select(day => (gap.Product.Id, day)));
                var counted =
                    from product in set.Book.Subjects
                    where !set.Book.Subjects.Any(other => set.Reading.ParentOf(other) == product)
                    from day in DayByDay.Days(InventedBook.Period)
                    where !set.Book.Rights.Any(right =>
                        DayByDay.Runs(right, set.Scenario, day) && DayByDay.IsSelfOrBelow(set.Reading, right.Subject, product))
                    select (product.Id, day);
                Assert.Equal(counted.Order(), found.Order());
            },
            iter: Sets);

    [Fact]
    public void The_choice_index_is_the_share_of_pairs_that_no_other_partys_exclusive_right_forbids_on_each_day()
        => InventedBook.Any.Sample(
            set =>
            {
                var steps = set.Book.Timeline(set.Scenario).ChoiceIndex(set.Reading, InventedBook.Period);
                foreach (var day in DayByDay.Days(InventedBook.Period))
                {
                    var usable = set.Book.Offers.Count(offer => !set.Book.Rights.Any(right =>
                        DayByDay.Runs(right, set.Scenario, day) && DayByDay.Forbids(right, offer.Cloud)
                        && DayByDay.IsSelfOrBelow(set.Reading, right.Subject, offer.Product)
                        && !set.Book.Rights.Any(given => given.Holder == offer.Cloud && given.Grantor == right.Holder
                            && given.Kind is (RightKind.Exclusive or RightKind.NonExclusive) && DayByDay.Runs(given, set.Scenario, day)
                            && DayByDay.IsSelfOrBelow(set.Reading, given.Subject, offer.Product))));
                    Assert.Equal(usable, Assert.Single(steps, step => step.Window.Contains(day)).Usable);
                }
            },
            iter: Sets);

    [Fact]
    public void The_steps_of_the_choice_index_make_up_the_period_and_neighbours_differ()
        => InventedBook.Any.Sample(
            set =>
            {
                var steps = set.Book.Timeline(set.Scenario).ChoiceIndex(set.Reading, InventedBook.Period);
                Assert.Equal(InventedBook.Period.Start, steps[0].Window.Start);
                Assert.Equal(InventedBook.Period.End, steps[^1].Window.End);
                foreach (var (before, after) in steps.Zip(steps.Skip(1)))
                {
                    Assert.Equal(before.Window.End, after.Window.Start);
                    Assert.NotEqual(before.Usable, after.Usable);
                }
            },
            iter: Sets);
}

using CsCheck;

namespace Deals.Tests.Rights;

public sealed class WindowTests
{
    private static readonly DateOnly Origin = new(2030, 1, 1);

    private static Gen<Window> AnyWindow { get; } = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 20], Gen.Int[0, 4], (start, length, open) =>
        open == 0 ? Window.From(Origin.AddDays(start)) : Window.Through(Origin.AddDays(start), Origin.AddDays(start + length)));

    [Theory]
    [InlineData("2026-02-26", false)] // day before
    [InlineData("2026-02-27", true)] // first day
    [InlineData("2026-04-26", true)] // last day
    [InlineData("2026-04-27", false)] // day after
    public void Both_the_first_and_the_last_day_written_count(string day, bool counts)
        => Assert.Equal(counts, Window.Through(new(2026, 2, 27), new(2026, 4, 26)).Contains(DateOnly.Parse(day, null)));

    [Fact]
    public void On_the_day_old_terms_give_way_to_new_ones_only_the_new_ones_run()
    {
        var handover = new DateOnly(2026, 4, 27);
        var old = Window.Until(new(2025, 10, 28), handover);
        Assert.Equal(new DateOnly(2026, 4, 26), old.LastDay);
        Assert.False(old.Contains(handover));
        Assert.Null(old.Intersection(Window.From(handover)));
    }

    [Fact]
    public void A_window_through_its_first_day_has_one_day() => Assert.Equal(1, Window.Through(Origin, Origin).Days);

    [Fact]
    public void A_last_day_before_the_first_is_refused() => Assert.Throws<ArgumentException>(() => Window.Through(Origin, Origin.AddDays(-1)));

    [Fact]
    public void An_end_on_the_start_is_refused_because_no_day_would_count() => Assert.Throws<ArgumentException>(() => Window.Until(Origin, Origin));

    [Fact]
    public void An_open_window_has_no_end_no_last_day_and_no_number_of_days()
    {
        var open = Window.From(Origin);
        Assert.Null(open.End);
        Assert.Null(open.LastDay);
        Assert.Null(open.Days);
        Assert.True(open.Contains(DateOnly.MaxValue));
        Assert.Equal("from 2030-01-01", open.ToString());
    }

    [Fact]
    public void The_union_holds_each_day_of_its_windows_once_in_order_and_apart()
        => AnyWindow.Array[0, 6].Sample(windows =>
        {
            var union = Window.Union(windows);
            for (var day = Origin; day < Origin.AddDays(80); day = day.AddDays(1))
                Assert.Equal(windows.Any(window => window.Contains(day)) ? 1 : 0, union.Count(window => window.Contains(day)));
            foreach (var (before, after) in union.Zip(union.Skip(1)))
                Assert.True(before.End < after.Start, "neighbours that touch are one window");
        });

    [Fact]
    public void What_is_left_without_some_windows_is_every_day_that_none_of_them_holds()
        => Gen.Select(AnyWindow, AnyWindow.Array[0, 6]).Sample((whole, taken) =>
        {
            var left = whole.Without(taken);
            for (var day = Origin; day < Origin.AddDays(80); day = day.AddDays(1))
                Assert.Equal(whole.Contains(day) && !taken.Any(window => window.Contains(day)), left.Any(window => window.Contains(day)));
        });
}

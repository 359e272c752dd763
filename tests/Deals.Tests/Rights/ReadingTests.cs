namespace Deals.Tests.Rights;

public sealed class ReadingTests
{
    private static readonly Subject A = new("a", "A", null), B = new("b", "B", null), C = new("c", "C", null), D = new("d", "D", null);

    [Fact]
    public void A_subject_that_is_its_own_ancestor_is_refused_with_the_whole_path()
    {
        var parents = new Dictionary<Subject, Subject?> { [A] = B, [B] = C, [C] = A, [D] = A };
        Assert.Contains("a < b < c < a", Assert.Throws<ArgumentException>(() => Of(parents)).Message);
    }

    [Fact]
    public void Two_cycles_are_both_found_and_a_subject_that_only_leads_into_one_is_not_part_of_it()
    {
        var parents = new Dictionary<Subject, Subject?> { [D] = A, [A] = A, [B] = C, [C] = B };
        Assert.Equal(["a a", "b c b"], Reading.Cycles(parents).Select(cycle => string.Join(' ', cycle.Select(subject => subject.Id))));
    }

    [Fact]
    public void A_parent_without_a_place_of_its_own_is_refused()
        => Assert.Throws<ArgumentException>(() => Of(new Dictionary<Subject, Subject?> { [A] = B }));

    [Fact]
    public void A_right_to_a_subject_takes_in_all_below_it_and_nothing_above_or_beside()
    {
        var reading = Of(new Dictionary<Subject, Subject?> { [A] = null, [B] = A, [C] = B, [D] = A });
        Assert.True(reading.Covers(A, C));
        Assert.True(reading.Covers(B, B));
        Assert.False(reading.Covers(C, A));
        Assert.False(reading.Covers(B, D));
        Assert.Equal(C, reading.Common(A, C));
        Assert.Equal(C, reading.Common(C, A));
        Assert.Null(reading.Common(C, D));
        Assert.Equal([C, D], reading.Leaves);
    }

    private static Reading Of(IReadOnlyDictionary<Subject, Subject?> parents) => new("reading", "Reading", "", [], parents, null, "invented");
}

namespace Deals;

/// <summary>Gives texts that lie side by side their own lanes, so that none covers another.</summary>
internal static class Lanes
{
    private const double Air = 10;

    /// <summary>The lane of each text, 0 first: the lowest in which it overlaps no earlier one.</summary>
    /// <param name="extents">Where each text starts and ends, in pixels.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<(double From, double To)> extents)
    {
        var taken = new List<List<(double From, double To)>>();
        var lanes = new List<int>();
        foreach (var extent in extents)
        {
            var lane = taken.FindIndex(others => others.All(other => extent.To + Air <= other.From || other.To + Air <= extent.From));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }

            taken[lane].Add(extent);
            lanes.Add(lane);
        }

        return lanes;
    }
}

// The engine is written in V, a number in each of the worlds computed together, and Lane, what can be done with it: here
// eight worlds in a wide register. src/Deals.Model.OneWorld gives both another meaning.
global using System.Runtime.Intrinsics;
global using Lane = System.Runtime.Intrinsics.Vector512;
global using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Deals;

/// <summary>How many worlds are computed together.</summary>
internal static class LaneCount
{
    public const int OfV = 8;
}

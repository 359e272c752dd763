namespace Deals;

/// <summary>What a party does in the deals. The last five close the ledger: whoever is not named is one of them.</summary>
public enum PartyRole
{
    /// <summary>Makes the products that the rights are about.</summary>
    Lab,

    /// <summary>Runs and sells them, and sells the lab the servers it needs.</summary>
    Cloud,

    /// <summary>Holds shares of the lab.</summary>
    Investor,

    /// <summary>Those who buy the products.</summary>
    Customers,

    /// <summary>Those whom the parties pay to serve.</summary>
    Suppliers,

    /// <summary>The clouds that are not named.</summary>
    OtherClouds,

    /// <summary>The holders of shares that are not named.</summary>
    OtherHolders,

    /// <summary>Courts, counsel and regulators: where the costs of a dispute go.</summary>
    Courts,
}

/// <summary>Someone who holds rights, grants them, pays or is paid.</summary>
public sealed class Party : IIdentified
{
    /// <summary>Creates a party.</summary>
    public Party(string id, string name, string shortName, PartyRole role, string colour, string? description)
    {
        new Flaws()
            .If(
                colour.Length != 7 || colour[0] != '#' || !colour.Skip(1).All(char.IsAsciiHexDigit), nameof(colour), "not-a-colour",
                "a colour as #rrggbb")
            .Throw();
        (Id, Name, ShortName, Role, Colour, Description) = (id, name, shortName, role, colour, description);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>The name in charts.</summary>
    public string ShortName { get; }

    /// <summary>What it does in the deals.</summary>
    public PartyRole Role { get; }

    /// <summary>Its colour in every chart, <c>#rrggbb</c>.</summary>
    public string Colour { get; }

    /// <summary>Who that is, in a sentence.</summary>
    public string? Description { get; }

    /// <inheritdoc/>
    public override string ToString() => ShortName;
}

namespace Deals;

/// <summary>
/// Says how a type is shown in a notebook. The notebook's kernel looks for an attribute of this name and with these
/// properties, so that no reference to it is needed.
/// </summary>
/// <param name="formatterSourceType">A type with a public constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>What makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that are written, all of them, the preferred one first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}

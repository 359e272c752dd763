using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Deals.Charts;
using Deals.Charts.Themes;
using Deals.Report.Pictures;

namespace Deals.Cli;

/// <summary>The options that say how pictures are made.</summary>
internal sealed class PictureOptions
{
    private readonly Option<Theme> theme = new("--theme") { Description = "Light for paper, dark for screens", HelpName = "light|dark", DefaultValueFactory = _ => Theme.Light };
    private readonly Option<int> width = new("--width") { Description = $"Width in pixels of 1/96 inch, {Figure.NarrowWidth} to {PictureStyle.MostWidth}; from {Figure.WideWidth} on figures are laid out for wide sheets", HelpName = "PX", DefaultValueFactory = _ => Figure.NarrowWidth };
    private readonly Option<double> scale = new("--scale") { Description = "Pixels of a PNG for each pixel of the width, 1 to 4", HelpName = "N", DefaultValueFactory = _ => PictureStyle.UsualScale };
    private readonly Option<bool> install = new("--install-browser") { Description = "Where no browser is found, install one with this machine's package manager; the command is printed first" };

    public PictureOptions()
    {
        // An enum's numbers would be taken too.
        theme.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.Length == 0 || !char.IsLetter(token.Value[0])))
                result.AddError($"--theme {token.Value}: expected light or dark");
        });
        width.CustomParser = result => Number(result, "--width", Figure.NarrowWidth, PictureStyle.MostWidth, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        scale.CustomParser = result => Number(result, "--scale", 1.0, PictureStyle.MostScale, text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    /// <summary>The options, to be added to a command.</summary>
    public IEnumerable<Option> All => [theme, width, scale, install];

    /// <summary>What was asked for.</summary>
    public PictureStyle Of(ParseResult parsed) => new(parsed.GetValue(theme), parsed.GetValue(width), parsed.GetValue(scale));

    /// <summary>Whether a browser may be installed.</summary>
    public bool MayInstall(ParseResult parsed) => parsed.GetValue(install);

    private static T Number<T>(ArgumentResult result, string option, T least, T most, Func<string, T?> read)
        where T : struct, IComparable<T>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (read(text) is { } number && number.CompareTo(least) >= 0 && number.CompareTo(most) <= 0)
            return number;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option} {text}: expected a number from {least} to {most}"));
        return least;
    }
}

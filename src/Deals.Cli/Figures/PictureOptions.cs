using Deals.Charts.Themes;

namespace Deals.Cli;

/// <summary>The options that say how pictures are made.</summary>
internal sealed class PictureOptions
{
    private readonly Option<Theme> theme =
        new("--theme")
        { Description = "Light for paper, dark for screens", HelpName = "light|dark", DefaultValueFactory = _ => Theme.Light };
    private readonly Option<int> width =
        new("--width")
        {
            Description =
            $"Width in pixels of 1/96 inch, {Figure.NarrowWidth} to {PictureStyle.MostWidth}; from {Figure.WideWidth} on figures are laid "
                + $"out for wide sheets",
            HelpName = "PX",
            DefaultValueFactory = _ => Figure.NarrowWidth
        };
    private readonly Option<double> scale =
        new("--scale")
        {
            Description = "Pixels of a PNG for each pixel of the width, 1 to 4",
            HelpName = "N",
            DefaultValueFactory = _ => PictureStyle.UsualScale
        };
    private readonly Option<PictureSize?> size =
        new("--size")
        {
            Description =
            "A size by name, in place of --width: card (1200 x 675), slide (1280 x 720), column (700 wide), page (A4 wide), "
                + "phone (360 wide)",
            HelpName = "card|slide|column|page|phone"
        };

    public PictureOptions()
    {
        theme.CustomParser = result => OptionValue.Words<Theme>(result, "--theme").FirstOrDefault();
        size.CustomParser = result => OptionValue.Words<PictureSize>(result, "--size") is [var named, ..] ? named : null;
        size.Validators.Add(result =>
        {
            if (result.GetResult(width) is { Implicit: false })
                result.AddError("--size and --width both say how wide; give one of them");
        });
        width.CustomParser = result => OptionValue.Whole(result, "--width", Figure.NarrowWidth, PictureStyle.MostWidth);
        scale.CustomParser = result => OptionValue.Number(result, "--scale", 1.0, PictureStyle.MostScale,
            text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    /// <summary>The options, to be added to a command.</summary>
    public IEnumerable<Option> All => [theme, width, size, scale];

    /// <summary>What was asked for.</summary>
    public PictureStyle Of(ParseResult parsed)
        => new(parsed.GetValue(theme), parsed.GetValue(width), parsed.GetValue(scale)) { Size = parsed.GetValue(size) };
}

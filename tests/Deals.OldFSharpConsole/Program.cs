// Deals.OldFSharpConsole DATASET…: draws every figure of the datasets while an older FSharp.Core is loaded; prints a line a figure.
using System.Runtime.Loader;
using Deals;
using Deals.Charts.Html;
using Microsoft.FSharp.Core;

var fsharp = typeof(FSharpOption<int>).Assembly;
Console.WriteLine($"FSharp.Core {fsharp.GetName().Version} in {AssemblyLoadContext.GetLoadContext(fsharp)!.Name}");
Console.WriteLine(Kit.Setup());
foreach (var dataset in args)
{
    var book = await Kit.OpenAsync(dataset);
    foreach (var figure in DealFigures.All(book, book.Timeline()))
        Console.WriteLine($"drawn {book.Name} {figure.Id} {figure.ToJson().Length > 1000} {FigurePage.Of(figure).Contains("deals-spec", StringComparison.Ordinal)}");
}

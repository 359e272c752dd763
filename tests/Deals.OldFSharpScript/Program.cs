// Deals.OldFSharpScript KIT-FOLDER DATASET…: as Deals.OldFSharpConsole, from a script that names the kit's dlls by #r and shows
// each figure as a notebook would.
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.FSharp.Core;

Console.WriteLine($"FSharp.Core {typeof(FSharpOption<int>).Assembly.GetName().Version} in the default context");
Console.WriteLine($"Formatting {typeof(Formatter).Assembly.GetName().Version}");
var options = ScriptOptions.Default.WithFileEncoding(System.Text.Encoding.UTF8).WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly, System.Reflection.Assembly.Load("System.Runtime"));
var state = await CSharpScript.RunAsync(
    $"""
    #r "{args[0]}/Deals.Kit.dll"
    #r "{args[0]}/Deals.Charts.dll"
    #r "{args[0]}/Deals.Data.dll"
    #r "{args[0]}/Deals.Model.dll"
    #r "{args[0]}/Microsoft.Data.Analysis.dll"
    using System; using System.Linq; using Deals;
    Kit.Setup()
    """,
    options);
Console.WriteLine($"set-up {state.ReturnValue}; as HTML with plotly.js: {Html(state.ReturnValue).Contains("plotly.js v2", StringComparison.Ordinal)}");
foreach (var dataset in args.Skip(1))
{
    state = await state.ContinueWithAsync($"""var book = await Kit.OpenAsync(@"{dataset}"); var timeline = book.Timeline(); var figures = DealFigures.All(book, timeline); book""");
    Console.WriteLine($"table of the book {Html(state.ReturnValue).Contains("deals-table", StringComparison.Ordinal)}");
    state = await state.ContinueWithAsync("book.Rights.ToDataFrame()");
    Console.WriteLine($"table of the frame {Html(state.ReturnValue).Contains("deals-table", StringComparison.Ordinal)}");
    state = await state.ContinueWithAsync("book.Readings.SelectMany(reading => timeline.Collisions(reading)).ToList()");
    Console.WriteLine($"table of the collisions {Html(state.ReturnValue).Contains("deals-table", StringComparison.Ordinal)}");
    state = await state.ContinueWithAsync("timeline.Offers(book.Readings[0], book.AsOf)");
    Console.WriteLine($"table of the offers {Html(state.ReturnValue).Contains("deals-table", StringComparison.Ordinal)}");
    var count = (int)(await state.ContinueWithAsync("figures.Count")).ReturnValue;
    for (var at = 0; at < count; at++)
    {
        state = await state.ContinueWithAsync($"figures[{at}]");
        var types = string.Join(" ", Formatter.GetPreferredMimeTypesFor(state.ReturnValue.GetType()));
        Console.WriteLine($"drawn {state.ReturnValue} {types} {Html(state.ReturnValue).Contains("deals-spec", StringComparison.Ordinal)}");
    }
}

static string Html(object value) => value.ToDisplayString("text/html");

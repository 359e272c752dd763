using Deals.Benchmarks;

// Usage: [--dataset FOLDER | --wider] measure | rate | pictures | export FILE [WORLDS] | simulation FILE | simulation-times
var words = args.ToList();
if (words.IndexOf("--dataset") is >= 0 and var option)
{
    Measured.Dataset = words[option + 1];
    words.RemoveRange(option, 2);
}

Measured.IsWider = words.Remove("--wider");
switch (words)
{
    case ["export", var path]:
        Export.Write(Measured.Books.Money, MoneyBenchmarks.Distinct, path);
        return 0;
    case ["export", var path, var worlds]:
        Export.Write(Measured.Books.Money, int.Parse(worlds, System.Globalization.CultureInfo.InvariantCulture), path);
        return 0;
    case ["simulation", var path]:
        SimulationExport.Write(Measured.Books.Money, path);
        return 0;
    case ["simulation-times"]:
        return SimulationTimes.Print();
    case ["rate"]:
        return Rate.Print();
    case ["pictures"]:
        return await PictureTimes.PrintAsync();
    case ["measure"]:
        return MeasuredTable.Print();
    default:
        Console.Error.WriteLine("Say measure, rate, pictures, simulation-times, export FILE [WORLDS], or simulation FILE; --dataset FOLDER for a dataset instead of the invented book, --wider for one with all that a book may have.");
        return 2;
}

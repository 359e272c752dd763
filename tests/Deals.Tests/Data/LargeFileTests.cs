using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>A file of 50 MB is read to its end, and what is wrong there is told at its line.</summary>
public sealed class LargeFileTests
{
    private const int Size = 50_000_000;

    [Theory]
    [InlineData("X0,sample,alpha,Alpha,pays,1,,EUR m,2024,seed,P07,high,", "duplicate-key", 1, "X0")]
    [InlineData("X,sample,alpha,Alpha,pays,1,,EUR m,2024,seed,P07,high,\"open", "unclosed-quote", 13, "\"open\\n")]
    public async Task The_last_line_of_50_MB_is_checked(string lastLine, string kind, int column, string value)
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"));
        var last = Grow(folder.PathOf("claims.csv"), lastLine);

        var check = await Dataset.In(folder.Path).CheckAsync(TestContext.Current.CancellationToken);
        var problem = Assert.Single(check.Problems);
        Assert.Equal(kind, problem.Kind.Id);
        Assert.Equal(("claims.csv", last, column, value), (problem.Place.File, problem.Place.Line, problem.Place.Column, problem.Value));
    }

    [Fact]
    public async Task A_quote_left_open_at_the_start_of_50_MB_is_told_at_its_line()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"));
        var file = folder.PathOf("claims.csv");
        var lines = File.ReadLines(file).Count();
        using (var writer = File.AppendText(file))
        {
            writer.NewLine = "\n";
            writer.WriteLine("X,\"never closed");
            for (var i = 0; i < Size / 20; i++)
                writer.WriteLine("X,sample,alpha,Alpha");
        }

        var check = await Dataset.In(folder.Path).CheckAsync(TestContext.Current.CancellationToken);
        var problem = Assert.Single(check.Problems, problem => problem.Place.File == "claims.csv");
        Assert.Equal(("too-large-record", lines + 1), (problem.Kind.Id, problem.Place.Line));
    }

    /// <summary>Lengthens the claims to 50 MB and adds a line; which line that is.</summary>
    private static int Grow(string file, string lastLine)
    {
        var line = File.ReadLines(file).Count();
        using var stream = File.Open(file, FileMode.Append);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        for (var i = 0; stream.Position < Size; i++, line++)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"X{i},sample,alpha,Alpha Stream,\"pays for the live rights, a season\",{i}.5,,EUR m,2023/24 and 2024/25,seed,P07,high,"));
        writer.WriteLine(lastLine);
        return line + 1;
    }
}

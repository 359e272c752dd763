using CsCheck;
using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>What a careful writer wrote is read back, each cell on the line on which it was written.</summary>
public sealed class CsvScannerLaws
{
    private static readonly Gen<string> Cells = Gen.OneOf("a", "b", ",", "\"", "\n", "\r\n", "\r", " ", "é", "本", "\U0001F600").Array[0, 8].Select(string.Concat);
    private static readonly Gen<string[][]> Tables = Cells.Array[1, 5].Array[0, 6];

    [Fact]
    public async Task Records_cells_and_lines_are_read_as_they_were_written()
        => await Gen.Select(Tables, Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Bool, Gen.Int[1, 9]).SampleAsync(async (table, lineEnd, mark, lastLineEnds, piece) =>
        {
            var (text, lines) = Write(table, lineEnd, lastLineEnds);
            byte[] bytes = [.. mark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
            var files = new SmallPackage { Piece = piece }.Bytes("any.csv", bytes);

            await using var scanner = new CsvScanner((await files.OpenAsync("any.csv", TestContext.Current.CancellationToken))!);
            foreach (var (row, rowLines) in table.Zip(lines))
            {
                Assert.True(await scanner.ReadAsync(TestContext.Current.CancellationToken));
                Assert.Equal(row.Select(OneLineEnd), Enumerable.Range(0, scanner.Count).Select(scanner.Text));
                Assert.Equal(rowLines, Enumerable.Range(0, scanner.Count).Select(scanner.LineOf));
                Assert.Equal(rowLines[0], scanner.Line);
                Assert.All(Enumerable.Range(0, scanner.Count), cell => Assert.Equal(CellFault.None, scanner.FaultOf(cell)));
            }

            Assert.False(await scanner.ReadAsync(TestContext.Current.CancellationToken));
        }, iter: 5_000, threads: 1);

    private static (string Text, List<int[]> Lines) Write(string[][] table, string lineEnd, bool lastLineEnds)
    {
        var text = new StringBuilder();
        var lines = new List<int[]>();
        var line = 1;
        foreach (var row in table)
        {
            var starts = new int[row.Length];
            for (var cell = 0; cell < row.Length; cell++)
            {
                starts[cell] = line;
                line += OneLineEnd(row[cell]).Count(character => character == '\n');

                // Always in quotes: a lone empty cell would otherwise be a blank line.
                text.Append(cell == 0 ? "" : ",").Append('"').Append(row[cell].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }

            lines.Add(starts);
            line++;
            text.Append(lastLineEnds || row != table[^1] ? lineEnd : "");
        }

        return (text.ToString(), lines);
    }

    private static string OneLineEnd(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}

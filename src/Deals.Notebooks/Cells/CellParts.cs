using System.Text;
using System.Text.RegularExpressions;

namespace Deals.Notebooks;

/// <summary>Takes a cell's text apart into what it asks for.</summary>
public static partial class CellParts
{
    private const string KnownDirectives = "#!csharp, #!markdown, #!html, #!time, #!import, #!about, #r, #i";

    /// <summary>The parts in the order they are to be done: a reference comes before the code around it. Throws <see cref="DirectiveException"/>.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="language">What the cell is written in until a directive says otherwise.</param>
    public static IReadOnlyList<CellPart> Read(string source, string language)
    {
        var reading = new Reading(CellLanguages.Known(language) ?? throw new DirectiveException(1,
            $"the cell's language is {language}, which is not run here; known are csharp, markdown and html"));
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            reading.Take(lines[i], i + 1);
        return reading.Finish();
    }

    [GeneratedRegex(@"^[\[(]?\s*[0-9*][0-9A-Za-z.+*-]*(\s*,\s*([0-9][0-9A-Za-z.+-]*)?)?\s*[\])]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    private sealed class Reading(string language)
    {
        private readonly List<CellPart> _parts = [];
        private readonly List<CellPart> _references = [];
        private readonly StringBuilder _text = new();
        private string _language = language;
        private int _start = 1;
        private int _line;

        public void Take(string line, int number)
        {
            _line = number;
            var trimmed = line.TrimStart();
            if (trimmed.StartsWith("#!", StringComparison.Ordinal))
                Directive(trimmed[2..].Trim());
            else if (_language == CellLanguages.CSharp && Reference(trimmed) is { } reference)
            {
                _references.Add(reference);
                _text.Append('\n');
            }
            else
                _text.Append(line).Append('\n');
        }

        public List<CellPart> Finish()
        {
            EndSegment();
            return _parts;
        }

        private void Directive(string directive)
        {
            var space = directive.IndexOfAny([' ', '\t']);
            var word = space < 0 ? directive : directive[..space];
            var rest = space < 0 ? "" : directive[space..].Trim();
            if (CellLanguages.Known(word) is { } language)
            {
                Next(language);
                return;
            }
            switch (word)
            {
                case "import":
                    if (rest.Trim('"').Length == 0)
                        throw new DirectiveException(_line, "#!import names no file");
                    Next(_language, new ImportPart(_line, rest.Trim('"')));
                    break;
                case "time":
                    Next(_language, new TimePart(_line));
                    break;
                case "about":
                    Next(_language, new AboutPart(_line));
                    break;
                default:
                    throw new DirectiveException(_line, $"unknown directive #!{word}; known are {KnownDirectives}");
            }
        }

        private void Next(string language, CellPart? between = null)
        {
            EndSegment();
            if (between is not null)
                _parts.Add(between);
            _language = language;
            _start = _line + 1;
        }

        private void EndSegment()
        {
            _parts.AddRange(_references);
            _references.Clear();
            var text = _text.ToString();
            _text.Clear();
            if (string.IsNullOrWhiteSpace(text))
                return;
            _parts.Add(CellLanguages.MimeType(_language) is { } mimeType
                ? new MarkupPart(_start, mimeType, text.Trim('\n'))
                : new CSharpPart(_start, new string('\n', _start - 1) + text[..^1]));
        }

        private CellPart? Reference(string line)
        {
            if (!line.StartsWith("#r", StringComparison.Ordinal) && !line.StartsWith("#i", StringComparison.Ordinal))
                return null;
            if (line.Length < 3 || (line[2] is not ('"' or ' ' or '\t')))
                return null;
            var quoted = line[2..].Trim();
            var end = quoted.Length > 1 && quoted[0] == '"' ? quoted.IndexOf('"', 1) : -1;
            if (end < 0)
                throw new DirectiveException(_line, $"{line[..2]} takes one name in double quotes, as in #r \"../lib/Some.dll\" or #r \"nuget: Name, 1.2.3\"");
            var name = quoted[1..end].Trim();
            const string NuGet = "nuget:";
            var isPackage = name.StartsWith(NuGet, StringComparison.OrdinalIgnoreCase);
            if (line[1] == 'i')
                return new PackageSourcePart(_line, isPackage ? name[NuGet.Length..].Trim() : name);
            if (!isPackage)
                return new AssemblyPart(_line, name);
            var words = name[NuGet.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
            if (words[0].Length == 0)
                throw new DirectiveException(_line, "#r \"nuget: …\" names no package");
            var version = words.Length > 1 && words[1].Length > 0 ? words[1] : null;
            return version is null || Version().IsMatch(version)
                ? new PackagePart(_line, words[0], version)
                : throw new DirectiveException(_line, $"{version} is no version of a package; expected one like 1.2.3");
        }
    }
}

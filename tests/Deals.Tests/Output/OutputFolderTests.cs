using System.Text.Json.Nodes;
using Deals.Output;
using Deals.Tests.Data;

namespace Deals.Tests;

/// <summary>A folder is written as one: all of a command's files or none, and nothing of others' is touched.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private static readonly OutputUse s_replaces = new("deals report");
    private static readonly OutputUse s_adds = new("deals export") { AddsToEarlier = true };
    private static readonly OutputUse s_unlisted = new("deals new") { IsListed = false };

    private readonly TemporaryFolder bench = new();

    private string Out => bench.PathOf("out");

    [Fact]
    public void Until_the_swap_nothing_in_the_folder_changes_and_after_it_nothing_lies_beside()
    {
        Write(s_replaces, ("a", "1"), ("below/b", "1"));
        var before = FolderBytes.Of(Out);
        using (var folder = OutputFolder.Take(Out, s_replaces))
        {
            folder.Write("a", "2"u8);
            folder.Write("new", "2"u8);
            folder.List();
            Assert.Equal(before, FolderBytes.Of(Out));
            folder.Swap();
            Assert.Equal(["a=2", "manifest.json", "new=2"], Files());
        }

        Assert.Equal(["out"], Directory.GetFileSystemEntries(bench.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_was_not_swapped_leaves_no_trace()
    {
        using (var folder = OutputFolder.Take(Out, s_replaces))
            folder.Write("a", "1"u8);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Path));
    }

    [Fact]
    public void What_somebody_else_put_there_stays()
    {
        Write(s_replaces, ("a", "1"), ("old", "1"), ("below/old", "1"));
        Put("CNAME", "mine");
        Put(".git/HEAD", "mine");
        Put("below/mine", "mine");
        Directory.CreateDirectory(Path.Combine(Out, "empty"));
        Write(s_replaces, ("a", "2"));
        Assert.Equal([".git/HEAD=mine", "CNAME=mine", "a=2", "below/mine=mine", "manifest.json"], Files());
        Assert.True(Directory.Exists(Path.Combine(Out, "empty")));
        Assert.Equal(["a"], Listed());
    }

    [Fact]
    public void A_file_that_somebody_changed_is_theirs_when_it_would_go()
    {
        Write(s_replaces, ("a", "1"), ("notes", "1"));
        Put("notes", "mine");
        Write(s_replaces, ("a", "2"));
        Assert.Equal(["a=2", "manifest.json", "notes=mine"], Files());
        Assert.Equal(["a"], Listed());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("manifest.json")]
    [InlineData("below")] // a file where a folder would be
    [InlineData("below/b")]
    public void A_file_of_another_in_the_place_of_one_of_ours_is_refused_and_stays(string file)
    {
        Put(file, "mine");
        using var folder = OutputFolder.Take(Out, s_replaces);
        var refusal = Assert.Throws<OutputException>(() =>
        {
            folder.Write("a", "1"u8);
            folder.Write("below/b", "1"u8);
            folder.List();
        });
        Assert.Contains("is there already, and `deals report` did not write it", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, file)));
    }

    [Fact]
    public void What_adds_to_earlier_files_keeps_them_and_lists_all()
    {
        Write(s_adds, ("a", "1"), ("b", "1"));
        Write(s_adds, ("b", "2"), ("c", "2"));
        Assert.Equal(["a=1", "b=2", "c=2", "manifest.json"], Files());
        Assert.Equal(["a", "b", "c"], Listed());
        Put("mine", "mine");
        Write(s_adds, ("a", "3"));
        Assert.Equal(["a=3", "b=2", "c=2", "manifest.json", "mine=mine"], Files());
        Assert.Equal(["a", "b", "c"], Listed());
    }

    [Fact]
    public void Folders_above_that_were_made_for_nothing_go()
    {
        using (var folder = OutputFolder.Take(bench.PathOf("not", "there", "out"), s_replaces))
            folder.Write("a", "1"u8);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Path));
    }

    [Fact]
    public void A_folder_of_another_command_is_refused()
    {
        Write(s_adds, ("a", "1"));
        var refusal = Assert.Throws<OutputException>(() => OutputFolder.Take(Out, s_replaces));
        Assert.Contains("holds what `deals export` wrote; `deals report` needs a folder of its own: name another folder with --out", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["out"], Directory.GetFileSystemEntries(bench.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(""" "../outside" """)]
    [InlineData(""" "/outside" """)]
    [InlineData(""" "..\\outside" """)]
    [InlineData(""" "" """)]
    [InlineData(""" "." """)]
    [InlineData(""" "no\u0000name" """)]
    [InlineData("7")]
    [InlineData("null")]
    public void A_manifest_that_is_none_of_ours_is_another_persons_file(string path)
    {
        File.WriteAllText(bench.PathOf("outside"), "mine");
        Put("manifest.json", $$"""{"files": [{"path": {{path}}, "sha256": "0", "bytes": 4}]}""");
        using var folder = OutputFolder.Take(Out, s_replaces);
        Assert.Throws<OutputException>(() => folder.List());
        Assert.True(File.Exists(bench.PathOf("outside")));
    }

    [Fact]
    public void Two_at_once_are_refused_with_the_name_of_the_first_and_one_after_the_other_are_not()
    {
        using (OutputFolder.Take(Out, s_replaces))
        {
            var refusal = Assert.Throws<OutputException>(() => OutputFolder.Take(Out, s_replaces));
            Assert.StartsWith($"`deals report` (process {Environment.ProcessId}) is writing into {Out}. Wait until it has ended", refusal.Message, StringComparison.Ordinal);
        }

        using (OutputFolder.Take(Out, s_replaces))
            Assert.Single(Directory.GetFileSystemEntries(bench.Path));
        Assert.Empty(Directory.GetFileSystemEntries(bench.Path));
    }

    /// <summary>As a kill leaves it: the list of moves is there, some moves are done.</summary>
    [Fact]
    public void Moves_that_were_interrupted_are_finished_by_whoever_comes_next()
    {
        Write(s_replaces, ("a", "1"), ("b", "1"), ("old", "1"));
        var staging = bench.PathOf(".out.deals-writing");
        foreach (var (file, text) in new[] { ("b", "2"), ("manifest.json", """{"writtenBy": "deals report", "files": [{"path": "a", "sha256": "0", "bytes": 1}, {"path": "b", "sha256": "0", "bytes": 1}]}""") })
        {
            Directory.CreateDirectory(Path.Combine(staging, "new"));
            File.WriteAllText(Path.Combine(staging, "new", file), text);
        }

        File.WriteAllText(Path.Combine(staging, "moves.json"), """{"coming": ["a", "b"], "going": ["old"], "listed": true}""");
        Put("a", "2"); // already moved
        File.Delete(Path.Combine(Out, "manifest.json"));
        using (var next = OutputFolder.Take(Out, s_replaces))
            Assert.Equal(["a", "b"], next.Finished);
        Assert.Equal(["a=2", "b=2", "manifest.json"], Files());
        Assert.Equal(["a", "b"], Listed());
        Assert.Equal(["out"], Directory.GetFileSystemEntries(bench.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_an_interrupted_command_left_beside_goes_with_the_next_that_has_nothing_to_write()
    {
        Write(s_replaces, ("a", "1"));
        var staging = bench.PathOf(".out.deals-writing");
        Directory.CreateDirectory(Path.Combine(staging, "new"));
        OutputFolder.FinishEarlier(Out, s_replaces);
        Assert.Equal(["out"], Directory.GetFileSystemEntries(bench.Path).Select(Path.GetFileName));
        Assert.Equal(["a=1", "manifest.json"], Files());
        OutputFolder.FinishEarlier(bench.PathOf("nowhere"), s_replaces);
        Assert.Equal(["out"], Directory.GetFileSystemEntries(bench.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_an_interrupted_command_left_beside_goes_with_the_next()
    {
        Write(s_replaces, ("a", "1"));
        Directory.CreateDirectory(bench.PathOf(".out.deals-writing", "new", "below"));
        File.WriteAllText(bench.PathOf(".out.deals-writing", "new", "half"), "");
        Write(s_replaces, ("a", "2"));
        Assert.Equal(["a=2", "manifest.json"], Files());
        Assert.Equal(["out"], Directory.GetFileSystemEntries(bench.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Without_a_list_files_of_the_same_name_are_replaced_and_others_stay()
    {
        Put("mine", "mine");
        Put("a/old", "1");
        using (var folder = OutputFolder.Take(Out, s_unlisted))
        {
            folder.Write("a/old", "2"u8);
            folder.Write("b/new", "2"u8);
            folder.Swap();
        }

        Assert.Equal(["a/old=2", "b/new=2", "mine=mine"], Files());
    }

    [Fact]
    public void A_link_to_the_folder_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a permission there");
        Directory.CreateDirectory(bench.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(Out, bench.PathOf("elsewhere"));
        Write(s_replaces, ("a", "1"));
        Write(s_replaces, ("a", "2"));
        Assert.NotNull(new DirectoryInfo(Out).LinkTarget);
        Assert.Equal("2", File.ReadAllText(bench.PathOf("elsewhere", "a")));
    }

    [Fact]
    public void A_folder_that_cannot_be_had_is_told_with_what_stands_in_the_way()
    {
        File.WriteAllText(bench.PathOf("file"), "");
        Assert.Contains("file is a file", Assert.Throws<OutputException>(() => OutputFolder.Take(bench.PathOf("file"), s_replaces)).Message, StringComparison.Ordinal);
        Assert.Contains("file is a file", Assert.Throws<OutputException>(() => OutputFolder.Take(bench.PathOf("file", "below"), s_replaces)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private void Write(OutputUse use, params (string Name, string Text)[] files)
    {
        using var folder = OutputFolder.Take(Out, use);
        foreach (var (name, text) in files)
            folder.Write(name, Encoding.UTF8.GetBytes(text));
        folder.List();
        folder.Swap();
    }

    private void Put(string file, string text)
    {
        var path = Path.Combine(Out, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private IEnumerable<string> Files() => Directory.GetFiles(Out, "*", SearchOption.AllDirectories)
        .Select(path => (Name: Path.GetRelativePath(Out, path).Replace('\\', '/'), Path: path)).OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => file.Name == OutputFolder.Manifest ? file.Name : $"{file.Name}={File.ReadAllText(file.Path)}");

    private IEnumerable<string> Listed() => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Out, OutputFolder.Manifest)))!["files"]!.AsArray().Select(file => (string)file!["path"]!);
}

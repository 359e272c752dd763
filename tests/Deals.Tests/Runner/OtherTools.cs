namespace Deals.Tests.Runner;

/// <summary>Other people's tools for notebooks and tables, as Debian installs them.</summary>
internal static class OtherTools
{
    public const string Python = "/usr/bin/python3";
    public const string Convert = "/usr/bin/jupyter-nbconvert";
    public const string Office = "/usr/bin/soffice";

    public static Task<Command> ToEndAsync(string folder, string program, params string[] arguments) =>
        Command.ToEndAsync(Command.Start(folder, program, arguments, new Dictionary<string, string?> { ["HOME"] = folder }));

    /// <summary>Skips the test where a tool is missing, and says which; with DEALS_REQUIRE_ALL=1 nothing is skipped.</summary>
    public static void Require(string path, string package) => Assert.SkipWhen(
        !File.Exists(path) && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") != "1", $"{path} is missing (Debian package {package})");
}

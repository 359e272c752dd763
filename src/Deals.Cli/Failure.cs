namespace Deals.Cli;

/// <summary>The one place where an exception becomes sentences and an exit code. No text of the runtime reaches people.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Sentences">What is said; null where there is nobody to say it to.</param>
internal sealed record Failure(int ExitCode, string? Sentences)
{
    public static Failure Of(Exception exception) => exception switch
    {
        AggregateException { InnerException: { } first } => Of(first),
        RefusedException refusal => new(refusal.ExitCode, refusal.Message),
        DatasetNotFoundException or ScenarioFileException or ParameterException => new(Cli.ExitCode.WrongUse, exception.Message),
        DataProblemsException => new(Cli.ExitCode.Problems, exception.Message),
        NotebookFormatException => new(Cli.ExitCode.Unreadable, exception.Message),
        OutputClosedException => new(Cli.ExitCode.NotWritable, null),
        OutputException => new(Cli.ExitCode.NotWritable, exception.Message),
        NotFiniteMoneyException => Uncomputed(exception),
        InvalidOperationException or ArgumentException when IsOurs(exception) => Uncomputed(exception),
        OperationCanceledException => new(Cli.ExitCode.Interrupted, "interrupted"),
        _ when DiskFault.Is(exception) =>
            new(Cli.ExitCode.NotWritable, $"{DiskFault.PathOf(exception) ?? "A file"}: {DiskFault.ReasonOf(exception)}"),
        _ => new(Cli.ExitCode.Defect,
            $"this is an error in deals itself ({exception.GetType().Name}), not in what you typed. The same command "
                + $"with --verbose tells where; please report that."),
    };

    /// <summary>What the kit's own code says, without the name of a parameter that the runtime puts behind.</summary>
    public static string MessageOf(Exception exception)
        => exception is ArgumentException { ParamName: { } parameter }
            ? exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal) : exception.Message;

    private static Failure Uncomputed(Exception exception)
        => new(Cli.ExitCode.Problems, $"the figures cannot be computed under this scenario: {MessageOf(exception)}");

    /// <summary>Whether the kit threw it, so that its message is a sentence of the kit's.</summary>
    private static bool IsOurs(Exception exception)
        => exception.TargetSite?.Module.Assembly.GetName().Name?.StartsWith("Deals.", StringComparison.Ordinal) is true;
}

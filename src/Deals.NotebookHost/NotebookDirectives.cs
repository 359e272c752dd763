using System.Diagnostics;
using System.Runtime.InteropServices;
using Markdig;
using Microsoft.DotNet.Interactive.Directives;

namespace Deals.NotebookHost;

/// <summary>The directives that .NET Interactive's program has and its packages lack, and the answer to who asks for input.</summary>
internal static class NotebookDirectives
{
    public static void Add(CompositeKernel root, CellSources sources)
    {
        root.AddDirective(new KernelActionDirective("#!time"), (_, context) =>
        {
            var clock = Stopwatch.StartNew();
            context.OnComplete(ended => ended.Publish(
                Plain(string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds}ms"), ended.Command)));
            return Task.CompletedTask;
        });
        root.AddDirective(new KernelActionDirective("#!about"), (_, context) =>
        {
            context.Publish(Plain(About(), context.Command));
            return Task.CompletedTask;
        });
        root.AddDirective(new KernelActionDirective("#!lsmagic"), (_, context) =>
        {
            var listed = root.ChildKernels.Prepend<Kernel>(root).Select(kernel => $"{kernel.Name}: "
                + string.Join(' ', kernel.KernelInfo.SupportedDirectives.Select(one => one.Name).Order(StringComparer.Ordinal)));
            context.Publish(Plain(string.Join('\n', listed), context.Command));
            return Task.CompletedTask;
        });
        root.AddDirective<ImportDocument>(
            new("#!import") { Parameters = { new("--file") { AllowImplicitName = true, Required = true } } },
            (import, _) => sources.ImportAsync(root, import.FilePath));
        root.RegisterCommandHandler<RequestInput>((asked, context) => Refuse(asked, context, $"A cell asks \"{asked.Prompt}\"."));
        root.RegisterCommandHandler<RequestInputs>((asked, context) => Refuse(asked, context, "A cell asks for input."));
        root.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), root.Name);
        root.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), root.Name);
    }

    // An exception would reach the cell with the host's own stack for a message.
    private static Task Refuse(KernelCommand asked, KernelInvocationContext context, string what)
    {
        context.Fail(asked, message: $"{what} {CellConsole.NobodyToAsk}");
        return Task.CompletedTask;
    }

    private static DisplayedValueProduced Plain(string text, KernelCommand command)
        => new(text, command, [new FormattedValue(PlainTextFormatter.MimeType, text)]);

    private static string About() => $"""
        Runtime: {RuntimeInformation.FrameworkDescription}
        System: {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}
        Kernel: .NET Interactive {VersionOf(typeof(Kernel))}
        Host: Deals.NotebookHost {VersionOf(typeof(NotebookDirectives))}
        """;

    private static string VersionOf(Type type)
        => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

/// <summary>Shows Markdown as the page it describes.</summary>
internal sealed class MarkdownKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UseMathematics().UseAdvancedExtensions().Build();

    public MarkdownKernel() : base("markdown") => KernelInfo.LanguageName = "Markdown";

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        var html = Markdown.ToHtml(command.Code.Trim(), s_pipeline);
        context.Publish(new DisplayedValueProduced(html, command, [new FormattedValue(HtmlFormatter.MimeType, html)]));
        return Task.CompletedTask;
    }
}

using Deals.Tests.Runner;

namespace Deals.Tests.Kernels;

/// <summary>A Jupyter with the kernel *C# (Deals)*, as `deals kernel install` writes it, and nothing that Jupyter keeps for the person who runs the tests.</summary>
internal static class JupyterBench
{
    public const string Kernel = "deals-csharp";

    /// <summary>Installs the kernel; skips where Jupyter's tools are missing.</summary>
    /// <returns>The environment to run Jupyter's programs in.</returns>
    public static async Task<Dictionary<string, string?>> InstallAsync(Workbench bench)
    {
        OtherTools.Require(OtherTools.Convert, "jupyter-nbconvert");
        var installed = await Command.DealsAsync(bench.Folder, "kernel", "install", "--prefix", "environment");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Errors));
        return new()
        {
            ["JUPYTER_PATH"] = bench.PathOf("environment", "share", "jupyter"),
            ["JUPYTER_DATA_DIR"] = bench.PathOf("jupyter"),
            ["JUPYTER_CONFIG_DIR"] = bench.PathOf("jupyter"),
            ["JUPYTER_RUNTIME_DIR"] = bench.PathOf("jupyter"),
        };
    }

    /// <summary>Runs notebooks in the kernel by nbconvert, one after another; a cell that fails does not end them.</summary>
    /// <param name="bench">The results go to its folder `kernel`.</param>
    /// <param name="notebooks">The files. Each runs in its own folder.</param>
    public static async Task RunAsync(Workbench bench, IEnumerable<string> notebooks)
    {
        var environment = await InstallAsync(bench);
        var run = await Command.ToEndAsync(Command.Start(bench.Folder, OtherTools.Convert,
            ["--to", "notebook", "--execute", "--allow-errors", $"--ExecutePreprocessor.kernel_name={Kernel}", "--ExecutePreprocessor.timeout=600", "--ExecutePreprocessor.startup_timeout=600", "--output-dir", bench.PathOf("kernel"), .. notebooks], environment));
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}

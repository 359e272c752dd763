using System.IO.Pipes;
using System.Text;
using System.Threading.Channels;
using Deals.NotebookHost;
using Deals.Notebooks.Hosting;
using Microsoft.DotNet.Interactive;

// Started by the runner with: the handle to read commands from, the handle to tell events on, the folder for packages, dotnet's path.
if (args is not [var commandHandle, var eventHandle, var packageFolder, var dotnetPath])
{
    Console.Error.WriteLine("Deals.NotebookHost runs the cells of one notebook; `deals run` starts it.");
    return 2;
}
ProcessGroup.Lead();
using var commandPipe = new AnonymousPipeClientStream(PipeDirection.In, commandHandle);
using var eventPipe = new AnonymousPipeClientStream(PipeDirection.Out, eventHandle);
ProcessGroup.KeepToOneself(commandPipe.SafePipeHandle);
ProcessGroup.KeepToOneself(eventPipe.SafePipeHandle);

var commands = Channel.CreateUnbounded<HostCommand>();
new Thread(ListenToRunner) { IsBackground = true, Name = "Commands" }.Start();

var pipe = new EventPipe(eventPipe);
using var output = new CellOutput(pipe);
DisplayedValue.Output = output;
CapturedConsole.Install(output);
AppDomain.CurrentDomain.ProcessExit += (_, _) => output.Flush();
AppDomain.CurrentDomain.UnhandledException += (_, _) => output.Flush();

var folder = Environment.CurrentDirectory;
using var session = await WarmUp.Start().ConfigureAwait(false);
var cells = new CellRunner(folder, session, new PackageRestore(packageFolder, dotnetPath), output);
await foreach (var command in commands.Reader.ReadAllAsync().ConfigureAwait(false))
{
    if (command is Finish)
    {
        pipe.Tell(new Finished());
        break;
    }
    await cells.RunAsync((RunCell)command).ConfigureAwait(false);
}
// A thread that a cell left running must not keep the process.
Environment.Exit(0);
return 0;

void ListenToRunner()
{
    using var lines = new StreamReader(commandPipe, new UTF8Encoding(false));
    try
    {
        while (lines.ReadLine() is { } line)
            commands.Writer.TryWrite(HostJson.ReadCommand(line));
    }
    catch (IOException)
    {
    }
    // The runner is gone, however it went: nothing it started may outlive it.
    ProcessGroup.EndOwn();
}

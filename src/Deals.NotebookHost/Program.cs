using System.IO.Pipes;
using System.Threading.Channels;
using Deals.NotebookHost;

// Started by the runner with the handle to read commands from and the handle to tell events on.
if (args is not [var commandHandle, var eventHandle])
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

CellOutput.Open(eventPipe);
CellConsole.Install();
AppDomain.CurrentDomain.ProcessExit += (_, _) => CellOutput.FlushAll();
AppDomain.CurrentDomain.UnhandledException += (_, _) => CellOutput.FlushAll();

using var notebook = await NotebookKernel.StartAsync().ConfigureAwait(false);
await foreach (var command in commands.Reader.ReadAllAsync().ConfigureAwait(false))
{
    if (command is RunCell cell)
    {
        await notebook.RunAsync(cell).ConfigureAwait(false);
        continue;
    }
    CellOutput.Tell(new Finished());
    break;
}
// A thread that a cell left running must not keep the process.
Environment.Exit(0);
return 0;

void ListenToRunner()
{
    try
    {
        while (HostJson.ReadCommand(commandPipe) is { } command)
            commands.Writer.TryWrite(command);
    }
    catch (IOException)
    {
    }
    // The runner is gone, however it went: nothing it started may outlive it.
    ProcessGroup.EndOwn();
}

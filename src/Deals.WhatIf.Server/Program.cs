// Serves the page to this machine, for whoever started it: `deals whatif`, or the kernel of a notebook.
//   arguments        the ports to try, one after the other (0: a free one), then folders of datasets
//   standard input   more folders, one a line; when it ends, so does this program: it outlives nobody
//   standard output  the page's address; then, as the sliders of a cell come to rest, its number and the scenario
using Deals.WhatIf.Server;

const int PortTaken = 2;

// Opened before anybody can connect: connections may take all that this program may open.
var orders = Console.In;
var sessions = new Sessions();
var datasets = new ServedDatasets(sessions);
foreach (var folder in args.Skip(1))
    datasets.Add(folder);
await using var server = await StartAsync().ConfigureAwait(false);
if (server is null)
    return PortTaken;
Console.Out.WriteLine(server.Address);
_ = WarmUp.RunAsync(datasets);
while (await orders.ReadLineAsync().ConfigureAwait(false) is { } folder)
    datasets.Add(folder);
return 0;

async Task<PageServer?> StartAsync()
{
    foreach (var port in args[0].Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
    {
        try
        {
            return await PageServer.StartAsync(port, datasets, sessions).ConfigureAwait(false);
        }
        catch (IOException taken)
        {
            Console.Error.WriteLine($"Port {port} cannot be used: {taken.GetBaseException().Message}");
        }
    }

    return null;
}

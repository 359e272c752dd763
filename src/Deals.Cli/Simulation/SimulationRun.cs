namespace Deals.Cli;

/// <summary>What `deals simulate` was asked for.</summary>
internal sealed record SimulationRequest(
    DealRequest Deals, long Seed, int? Worlds, string? Out, Shard? Shard, IReadOnlyList<string> Merge, int Threads);

/// <summary>`deals simulate` itself.</summary>
internal static class SimulationRun
{
    public static Task<int> ToEndAsync(SimulationRequest request, TextWriter output, TextWriter error)
        => RunInterrupt.GuardAsync(async interrupt =>
    {
        Check(request);
        var opened = await OpenedDeals.OpenAsync(request.Deals, interrupt.Token).ConfigureAwait(false);
        Export.RefuseOthers(opened);
        if (!opened.Book.HasMoney)
            throw new RefusedException(
                $"{opened.Book.Name} has no money to simulate: {(opened.Book.Ledger is null ? "no ledger" : "no terms")}.");
        var simulator = new Simulator(opened.Book.Money(), opened.Scenario,
            new(request.Seed) { Worlds = request.Worlds, Threads = request.Threads });
        if (request.Shard is { } shard && shard.Parts > simulator.Settings.Replicates)
            throw new RefusedException(
                $"{simulator.Settings.Replicates} replicates cannot be shared by {shard.Parts} parts: take fewer parts, or more --worlds.");
        var columns = DrawsColumns.Of(simulator);
        await using var file = request.Out is { } path ? await DrawsFile.CreateAsync(path, columns).ConfigureAwait(false) : null;
        var progress = new ConsoleProgress(error);
        try
        {
            if (request.Shard is { } part)
            {
                var computed = 0;
                var (first, end) = simulator.ReplicatesOf(part.Part, part.Parts);
                foreach (var worlds in simulator.Part(part.Part, part.Parts, interrupt.Token))
                {
                    await file!.AddAsync(worlds).ConfigureAwait(false);
                    progress.Report(new(computed += worlds.Count, simulator.Settings.Points * (end - first)));
                }

                await file!.KeepAsync().ConfigureAwait(false);
                progress.End();
                await output.WriteLineAsync($"{Number(computed)} simulations, part {part.Part} of {part.Parts}, in {request.Out}")
                    .ConfigureAwait(false);
                return ExitCode.Done;
            }

            await foreach (var worlds in request.Merge.Count > 0 ? MergedAsync(request, simulator, columns, interrupt.Token)
                : ComputedAsync(simulator, interrupt.Token))
            {
                if (file is not null)
                    await file.AddAsync(worlds).ConfigureAwait(false);
                progress.Report(new((worlds.Replicate + 1) * worlds.Count, simulator.Settings.Replicates * worlds.Count));
            }
        }
        catch (OperationCanceledException) when (interrupt.ExitCode is { } signal)
        {
            progress.End();
            // What was there before may be a whole run, which a part of one does not replace.
            if (file is null || File.Exists(request.Out))
                throw new RefusedException(file is null ? "interrupted" : $"interrupted; {request.Out} is what it was before", signal);
            await file.KeepAsync().ConfigureAwait(false);
            throw new RefusedException($"interrupted; the simulations computed so far are in {request.Out}", signal);
        }

        if (file is not null)
            await file.KeepAsync().ConfigureAwait(false);
        progress.End();
        SimulationSummary.Write(simulator.Result, output);
        if (request.Out is not null)
            await output.WriteLineAsync($"All simulations are in {request.Out}.").ConfigureAwait(false);
        return ExitCode.Done;
    });

    private static void Check(SimulationRequest request)
    {
        if (request.Shard is not null && request.Merge.Count > 0)
            throw new RefusedException("--shard computes a part and --merge joins parts: name one of them.");
        if (request.Worlds is null && (request.Shard is not null || request.Merge.Count > 0))
            throw new RefusedException("Parts are of a stated number of simulations: add --worlds.");
        if (request.Shard is not null && request.Out is null)
            throw new RefusedException("A part goes into a file: add --out.");
        if (request.Merge.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            throw new RefusedException($"There is no file {missing}.");
        if (request.Merge.GroupBy(Real).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RefusedException($"{twice.First()} is named twice: name each part once.");
        if (request.Out is { } path && request.Merge.FirstOrDefault(part => Real(part) == Real(path)) is { } own)
            throw new RefusedException($"{own} is one of the parts: name another file with --out, so that it stays.");
    }

    /// <summary>Where a path leads, links followed.</summary>
    private static string Real(string path)
        => (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);

    private static async IAsyncEnumerable<SimulatedWorlds> ComputedAsync(Simulator simulator,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var worlds in simulator.Compute(cancellation))
            yield return worlds;
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>The worlds of the parts, in their order whatever the order of the files.</summary>
    private static async IAsyncEnumerable<SimulatedWorlds> MergedAsync(
        SimulationRequest request, Simulator simulator, DrawsColumns columns,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var parts = new List<(DrawsPart Part, int First)>();
        foreach (var part in request.Merge.Select(path => new DrawsPart(path, columns)))
            parts.Add((part, await part.FirstReplicateAsync().ConfigureAwait(false)));
        var before = "";
        foreach (var (part, _) in parts.OrderBy(part => part.First))
        {
            await foreach (var worlds in part.WorldsAsync(simulator.Settings.Points).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                if (worlds.Replicate < simulator.Taken)
                    throw new RefusedException($"{part.Path} and {before} both have replicate {worlds.Replicate}: name each part once.");
                if (worlds.Replicate > simulator.Taken)
                    throw Missing(simulator.Taken, worlds.Replicate - 1);
                try
                {
                    simulator.TakeOwn(worlds);
                }
                catch (ArgumentException other)
                {
                    throw new RefusedException($"{part.Path} does not fit: {Failure.MessageOf(other)}");
                }

                before = part.Path;
                yield return worlds;
            }
        }

        if (simulator.Taken < simulator.Settings.Replicates)
            throw Missing(simulator.Taken, simulator.Settings.Replicates - 1);

        RefusedException Missing(int from, int to) => new(
            $"Parts are missing: none of these files has {(from == to ? $"replicate {from}" : $"replicates {from} to {to}")}, of "
                + $"{simulator.Settings.Replicates} that count from 0. Compute them with --shard, and name every part.");
    }

    internal static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How far it is, on one line of a terminal that is written over; nothing where errors go to a file.</summary>
    private sealed class ConsoleProgress(TextWriter error) : IProgress<SimulationProgress>
    {
        private bool isTold;

        public void Report(SimulationProgress value)
        {
            if (Console.IsErrorRedirected)
                return;
            isTold = true;
            error.Write($"\r{Number(value.Worlds)} of {Number(value.Of)} simulations");
        }

        public void End()
        {
            if (isTold)
                error.WriteLine();
        }
    }
}

/// <summary>What came out of a simulation, as text: never a probability without what it is given.</summary>
internal static class SimulationSummary
{
    public static void Write(Simulation simulation, TextWriter output)
    {
        var (probability, mean) = simulation.LargestErrors;
        var unit = simulation.Model.Frame.Unit;
        var threshold = simulation.Model.Frame.OrMore;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{SimulationRun.Number(simulation.Worlds)} simulations in {simulation.Replicates} replicates, {simulation.Drawn.Count} "
                + $"assumptions drawn, seed {simulation.Settings.Seed}."));
        output.WriteLine(simulation.StoppedBy switch
        {
            SimulationStop.Precise => "Stopped as the errors are small enough.",
            SimulationStop.Number => "Stopped at the number of simulations asked for.",
            _ => "Stopped at the largest number of simulations: the errors are not all small enough.",
        } + string.Create(CultureInfo.InvariantCulture,
            $" Largest standard errors: {100 * probability:0.00} percentage points, {mean:0.000} {unit}."));
        foreach (var note in simulation.Notes)
            output.WriteLine(note);
        foreach (var delta in simulation.Deltas.Where(delta => delta.Perspective == Perspective.LookThrough))
        {
            output.WriteLine();
            output.WriteLine($"{delta.Party.Name}, "
                + $"{(simulation.Model.Book.Valuations.Any(valuation => valuation.Holders.Count > 0) ? "with its stakes, " : "")}against "
                + $"“{delta.Baseline.Name}”, {unit}");
            double[] percentiles = [delta.Percentile(0.1), delta.Percentile(0.5), delta.Percentile(0.9)];
            // Two digits of the error, and of a mean that is known better no more than four.
            var fine = Places(Math.Max(delta.Mean.Error, Math.Abs(delta.Mean.Value) / 100), least: 2);
            var coarse = Places(percentiles.Max(Math.Abs), least: 1);
            output.WriteLine($"  mean {Number(delta.Mean.Value, fine)} ± {Number(delta.Mean.Error, fine)}; 10th, 50th and 90th percentile "
                + $"{string.Join(", ", percentiles.Select(value => Number(value, coarse)))}");
            foreach (var given in delta.Given.Where(given => double.IsFinite(given.Gain.Value)))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {given.Assumption.InText} {given.Assumption.TextOf(given.From, given.To)} ({100 * given.Odds:0.#}%): gains"
                        + $"{threshold} in {100 * given.Gain.Value:0.0}%, loses{(threshold.Length > 0 ? " as much" : "")} in "
                        + $"{100 * given.Loss.Value:0.0}%; mean "
                        + $"{Number(given.Mean.Value, coarse)}"));
            }
        }
    }

    /// <summary>The decimals that show two digits of an amount, so that a small one in a large unit is not told as zero.</summary>
    private static int Places(double amount, int least)
        => amount > 0 && double.IsFinite(amount) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(amount)), least, 12) : least;

    /// <summary>The number; what rounds to zero has no sign.</summary>
    private static string Number(double value, int places)
        => (Math.Round(value, places) + 0.0).ToString($"F{places}", CultureInfo.InvariantCulture);
}

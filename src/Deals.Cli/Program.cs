using Deals.Cli;

StandardOutput.Install();
return await new CommandLine().RunAsync(args).ConfigureAwait(false);

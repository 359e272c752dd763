using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Deals.Charts.Drawing;
using Deals.Plotly;
using Deals.WhatIf;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

[assembly: SupportedOSPlatform("browser")]

DrawingLibrary.Use(new PlotlyLibrary());
await JSHost.ImportAsync(Browser.Module, "../whatif.js").ConfigureAwait(true);
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
await builder.Build().RunAsync().ConfigureAwait(true);

using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Deals.WhatIf;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

[assembly: SupportedOSPlatform("browser")]

await JSHost.ImportAsync(Browser.Module, "../whatif.js").ConfigureAwait(true);
await JSHost.ImportAsync(PageFiles.Module, "../data.js").ConfigureAwait(true);
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
await builder.Build().RunAsync().ConfigureAwait(true);

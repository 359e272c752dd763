using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Deals.WhatIf;
using Deals.WhatIf.Browser;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

[assembly: SupportedOSPlatform("browser")]

await JSHost.ImportAsync(Interop.Module, "../whatif.js").ConfigureAwait(true);
await JSHost.ImportAsync(PageFiles.Module, "../data.js").ConfigureAwait(true);
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.Services.AddSingleton<IBrowser, OwnBrowser>();
builder.Services.AddSingleton<IDatasets, PageDatasets>();
builder.RootComponents.Add<App>("#app");
await builder.Build().RunAsync().ConfigureAwait(true);

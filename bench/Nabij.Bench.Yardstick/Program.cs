using Nabij.Bench.Yardstick;
using Nabij.Platform;

// The least that ASP.NET Core can do: a word as JSON, and a Razor page of any size. What the program answers is measured against these.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(Limits.Apply);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapGet("/hello", () => new Hello("Hello"));
app.MapRazorPages();
await app.RunAsync();

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Nabij;
using Nabij.Data;
using Nabij.Features.About;
using Nabij.Features.Accounts;
using Nabij.Features.Agreements;
using Nabij.Features.Audit;
using Nabij.Features.Choose;
using Nabij.Features.Corrections;
using Nabij.Features.Doubles;
using Nabij.Features.Editing;
using Nabij.Features.Editors;
using Nabij.Features.Finder;
using Nabij.Features.Home;
using Nabij.Features.Jobs;
using Nabij.Features.Members;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Features.Paper;
using Nabij.Features.Proposals;
using Nabij.Features.Reach;
using Nabij.Features.RegionData;
using Nabij.Features.Sheets;
using Nabij.Features.Signals;
using Nabij.Features.SignIn;
using Nabij.Features.SignIn.Providers;
using Nabij.Features.Terms;
using Nabij.Features.Upkeep;
using Nabij.Platform;
using Nabij.Ui;

if (args is [var verb, .. var rest] && !verb.StartsWith('-'))
{
    return await Verbs.RunAsync(new ConfigurationBuilder().AddEnvironmentVariables().Build(), verb, rest);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Verbs.ContentRoot });
builder.Logging.AddSafeLogs();
builder.WebHost.ConfigureKestrel(Limits.Apply);
if (!Startup.TryReadSettings(builder, out var settings))
{
    return 1;
}

builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddDatabase(settings);
builder.Services.AddDataProtection().SetApplicationName("Nabij").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.StateFolder, "keys")));
builder.Services.AddSingleton<Seals>();
builder.Services.AddScoped<FileSeals>();
builder.Services.AddScoped<CurrentActor>();
builder.Services.AddAudit();
builder.Services.AddJobs();
builder.Services.AddMessages(settings);
// Every route of ours that does not say otherwise is refused; what is no route, such as a method that a route lacks, explains itself.
builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
    .RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build());
builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedIsNotFound>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<FailureHandler>();
builder.Services.AddLimits();
builder.Services.AddOpenApi("v1", OpenApiSetup.Apply);
builder.Services.AddUi();
builder.Services.AddScoped<LoadRegion>();
builder.Services.AddFinder();
builder.Services.AddAccounts(settings);
builder.Services.AddSignIn();
builder.Services.AddSignals();
builder.Services.AddChoose();
builder.Services.AddCorrections(settings);
builder.Services.AddProposals();
builder.Services.AddEditing();
builder.Services.AddDoubles();
builder.Services.AddEditors();
builder.Services.AddReach();
builder.Services.AddUpkeep();
builder.Services.AddSheets();
builder.Services.AddTerms();
builder.Services.AddPaper();
builder.Services.AddOrganisations();
builder.Services.AddMembers();
builder.Services.AddAgreements();
builder.Services.AddScoped<WhatWaits>();

var app = builder.Build();
if (await app.PrepareAsync(app.Lifetime.ApplicationStopping) is not 0 and var exitCode)
{
    return exitCode;
}

app.UseProxies(settings);
app.UseMiddleware<RequestLog>();
app.UseMiddleware<SecurityHeaders>();
app.UseMiddleware<LanguageOfPath>();
app.UseResponseCompression();
app.UseErrors();
app.UseRouting();
app.UseMiddleware<KeepLostForms>();
app.UseAuthorization();

app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages();
app.MapSearchApi();
app.MapChangesApi();
app.MapPaper();
app.MapProviderReturn();
app.MapSiteMap();
app.MapSecurityTxt();
app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AllowAnonymous();
app.MapHealth();
app.MapAudit();

return await app.ServeAsync();

namespace Nabij.Features.Paper;

internal static class PaperSetup
{
    public static void AddPaper(this IServiceCollection services)
    {
        services.AddScoped<PaperReader>();
        services.AddScoped<PaperHours>();
        services.AddScoped<BookletMaker>();
        services.AddScoped<ShareText>();
        services.AddScoped<CalendarMaker>();
        services.AddScoped<ViewText>();
        services.AddScoped<PdfAnswer>();
        services.AddSingleton<PaperAddress>();
        services.AddSingleton<PaperSheet>();
        services.AddSingleton<Chromium>();
        services.AddSingleton<PdfDesk>();
        services.AddHostedService(s => s.GetRequiredService<PdfDesk>());
    }

    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        app.MapShortLinks();
        app.MapCalendar();
    }
}

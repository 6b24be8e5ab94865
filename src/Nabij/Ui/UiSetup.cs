using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using Nabij.Platform;

namespace Nabij.Ui;

internal static class UiSetup
{
    public static void AddUi(this IServiceCollection services)
    {
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Features";
            o.Conventions.Add(new PageRoutes());
        });
        services.Configure<MvcOptions>(o => o.Filters.Add<PostNeedsHandler>());

        // Accents as they are: smaller pages, readable sources. What HTML treats as special is still encoded.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(typeof(TextsOf<>));
        services.AddScoped<PageHead>();
        services.AddScoped<CurrentPerson>();
    }
}

namespace Nabij.Platform;

/// <summary>What an installation can set, all under <c>Nabij__</c>.</summary>
internal sealed record Settings
{
    /// <summary><c>sqlite:PATH</c> or <c>postgres:CONNECTION STRING</c>.</summary>
    public required string Database { get; init; }

    /// <summary>Folder of the region's data files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of what must survive a restart beside the database: keys now, seals and uploads later.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Folder of the folders of keys, such as a mounted secret: the state folder when nobody says otherwise.</summary>
    public string KeysFolder { get => field ?? StateFolder; init; }

    /// <summary>
    /// The public address, without a slash at the end: the only one used in links that leave this program, never the Host header.
    /// </summary>
    public required Uri Url { get; init; }

    /// <summary>Somebody said what the public address is; else links lead to this machine only.</summary>
    public bool UrlIsSet { get; init; } = true;

    /// <summary>The Chromium that makes PDF files: its path, a name to look for on PATH, or <c>none</c>. Null: whichever is on PATH.</summary>
    public string? Chromium { get; init; }

    /// <summary>Null when no mail server is set: messages wait and are shown to the administrator.</summary>
    public Smtp? Smtp { get; init; }

    /// <summary>Whose word is taken for where a request comes from: the proxies in front of this program.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whom to tell of a weakness, as an address with its scheme. Null: nobody was named.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>Web addresses and mail domains of entries are looked at outside. Only who runs the program may say so: it leaves this house.</summary>
    public bool ChecksContacts { get; init; }

    /// <summary>Where people have accounts already by which they may sign in here; none when nobody says so.</summary>
    public IReadOnlyList<OidcClient> Oidc { get; init; } = [];

    public static Settings From(IConfiguration configuration)
    {
        var state = Path.GetFullPath(configuration["Nabij:State"] ?? "var");
        var url = configuration["Nabij:Url"] ?? "http://localhost:5080";
        var database = configuration["Nabij:Database"] ?? $"sqlite:{Path.Combine(state, "nabij.db")}";
        var site = Uri.TryCreate(url.TrimEnd('/'), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? parsed
            : throw new SettingException($"Nabij__Url is not a web address: {url}");
        return new Settings
        {
            Database = database.StartsWith("sqlite:", StringComparison.Ordinal) || database.StartsWith("postgres:", StringComparison.Ordinal)
                ? database
                : throw new SettingException("Nabij__Database is sqlite:PATH or postgres:CONNECTION STRING."),
            DataFolder = Path.GetFullPath(configuration["Nabij:Data"] ?? Path.Combine(AppContext.BaseDirectory, "data", "brussels")),
            StateFolder = state,
            KeysFolder = Path.GetFullPath(configuration["Nabij:Keys"] is { Length: > 0 } keys ? keys : state),
            UrlIsSet = !string.IsNullOrWhiteSpace(configuration["Nabij:Url"]),
            Chromium = configuration["Nabij:Chromium"],
            Smtp = Smtp.From(configuration["Nabij:Smtp"], configuration["Nabij:Sender"], site),
            Proxies = Platform.Proxies.Read(configuration["Nabij:Proxies"]) ?? throw new SettingException("Nabij__Proxies is a list of addresses or networks, with commas between."),
            SecurityContact = Contact(configuration["Nabij:SecurityContact"]),
            ChecksContacts = configuration["Nabij:CheckContacts"]?.Trim() switch
            {
                null or "" or "no" => false,
                "yes" => true,
                _ => throw new SettingException("Nabij__CheckContacts is yes or no."),
            },
            Oidc = OidcClient.Read(configuration.GetSection("Nabij:Oidc")),
            Url = site,
        };
    }

    /// <summary>The address of a path on this site, for links that leave it.</summary>
    public string Link(string path) => Url.AbsoluteUri.TrimEnd('/') + path;

    // RFC 9116, 2.5.3 wants a scheme before it; a mail address alone is what most people would write.
    private static string? Contact(string? text) => text?.Trim() switch
    {
        null or "" => null,
        var mail when MailBox.IsOne(mail) => "mailto:" + mail,
        var other when Uri.TryCreate(other, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto" or "tel" => uri.AbsoluteUri,
        _ => throw new SettingException("Nabij__SecurityContact is a mail address, or begins with https:, mailto: or tel:."),
    };
}

/// <summary>A setting that cannot work. Its message is for the person who starts the program.</summary>
internal sealed class SettingException(string message) : Exception(message);

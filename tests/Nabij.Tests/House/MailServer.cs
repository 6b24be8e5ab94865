using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nabij.Tests.House;

/// <summary>A real mail server (Debian's python3-aiosmtpd) on a port of its own, and what arrived there.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nabij-test-mail-").FullName;
    private readonly Process _process;

    private MailServer(string[] options)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "House", "mailserver.py"), _folder }.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    public int Port { get; private set; }

    /// <summary>As in <c>Nabij__Smtp</c>.</summary>
    public string Setting => string.Create(CultureInfo.InvariantCulture, $"smtp://127.0.0.1:{Port}");

    /// <summary>It takes no mail for now.</summary>
    public bool Busy
    {
        set
        {
            var file = Path.Combine(_folder, "busy");
            if (value)
            {
                File.WriteAllText(file, "");
            }
            else
            {
                File.Delete(file);
            }
        }
    }

    public int Count => Directory.EnumerateFiles(_folder, "*.json").Count();

    /// <summary>In the order in which they arrived.</summary>
    public List<ArrivedMail> Mails => [.. Directory.EnumerateFiles(_folder, "*.json").Order(StringComparer.Ordinal).Select(ArrivedMail.Read)];

    public static async Task<MailServer> StartAsync(params string[] options)
    {
        var server = new MailServer(options);
        var line = await server._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        server.Port = int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new InvalidOperationException("The mail server did not start; is python3-aiosmtpd installed? " + await server._process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return server;
    }

    /// <summary>As many as that, and no more for now.</summary>
    public async Task<List<ArrivedMail>> ArrivedAsync(int count)
    {
        await Wait.UntilAsync(() => Task.FromResult(Count >= count));
        var mails = Mails;
        Assert.Equal(count, mails.Count);
        return mails;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A mail as it came over the wire.</summary>
internal sealed partial record ArrivedMail(string From, IReadOnlyList<string> To, bool Tls, bool SignedIn, string Header, string Text)
{
    public string Subject => Words().Replace(Field("Subject"), m => Encoding.UTF8.GetString(m.Groups["way"].Value is "B" or "b"
        ? Convert.FromBase64String(m.Groups["text"].Value)
        : Unquoted(m.Groups["text"].Value.Replace('_', ' '))));

    /// <summary>Its only link.</summary>
    public string Link => Assert.Single(Links);

    public IReadOnlyList<string> Links => [.. Text.Split('\n').Where(l => l.StartsWith("http", StringComparison.Ordinal))];

    /// <summary>One field of the header, unfolded.</summary>
    public string Field(string name) => Assert.Single(Fields(), f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<(string Name, string Value)> Fields() =>
        Header.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal).Split("\r\n")
            .Select(l => l.Split(": ", 2)).Select(p => (p[0], p.Length > 1 ? p[1] : ""));

    public static ArrivedMail Read(string file)
    {
        var json = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var source = Encoding.UTF8.GetString(json.GetProperty("data").GetBytesFromBase64());
        var parts = source.Split("\r\n\r\n", 2);
        Assert.Contains("quoted-printable", parts[0], StringComparison.OrdinalIgnoreCase);
        var text = Encoding.UTF8.GetString(Unquoted(parts[1].Replace("=\r\n", "", StringComparison.Ordinal))).ReplaceLineEndings("\n");
        return new ArrivedMail(json.GetProperty("from").GetString()!, [.. json.GetProperty("to").EnumerateArray().Select(t => t.GetString()!)], json.GetProperty("tls").GetBoolean(), json.GetProperty("signedIn").GetBoolean(), parts[0], text);
    }

    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"=\?utf-8\?(?<way>[BbQq])\?(?<text>[^?]*)\?=(\s+(?==\?))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}

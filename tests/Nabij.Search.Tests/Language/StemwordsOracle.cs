using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Nabij.Search.Tests.Language;

/// <summary>Debian's <c>stemwords</c> 2.2: the word of authority on what a Snowball stem is.</summary>
internal static class StemwordsOracle
{
    public static async Task<string[]> StemAsync(string algorithm, IReadOnlyCollection<string> words)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stemwords = new Process
        {
            StartInfo = new ProcessStartInfo("stemwords", ["-l", algorithm])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = utf8,
                StandardOutputEncoding = utf8,
            },
        };
        try
        {
            stemwords.Start();
        }
        catch (Win32Exception)
        {
            Assert.Fail("stemwords is not on the PATH: install the Debian package libstemmer-tools (2.2.0).");
        }
        var reading = stemwords.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await stemwords.StandardInput.WriteAsync(string.Join('\n', words) + "\n");
        stemwords.StandardInput.Close();
        var stems = (await reading).TrimEnd('\n').Split('\n');
        await stemwords.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, stemwords.ExitCode);
        Assert.Equal(words.Count, stems.Length);
        return stems;
    }
}

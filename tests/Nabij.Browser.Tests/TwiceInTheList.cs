namespace Nabij.Browser.Tests;

/// <summary>The region's data with one line in it a second time, as an editor meets it: another name, the same telephone.</summary>
internal sealed class TwiceInTheList : IDisposable
{
    public const string Key = "atelier-des-droits-sociaux";

    private const string Again = """
        - key: ladds
          type: helpline
          organisation: atelier-des-droits-sociaux
          name: { nl: "Atelier des Droits Sociaux asbl", fr: "L'Atelier des Droits Sociaux asbl", en: "Atelier des Droits Sociaux" }
          summary: { nl: "Vertelt u uw rechten.", fr: "Vous dit vos droits.", en: "Tells you your rights." }
          phones:
            - { number: "02 512 02 90" }
          themes: [social]
          areas: [region:brussels]
          source: { id: helplines-2025 }

        """;

    public TwiceInTheList()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "site", "data", "brussels");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        File.WriteAllText(Path.Combine(Folder, "services", "twice.yaml"), Again);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("nabij-twice-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

namespace Nabij.Tests.House;

/// <summary>A folder of data files with one or two of everything, to be changed by one test.</summary>
internal sealed class SmallRegion : IDisposable
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["sources.yaml"] = """
            - id: guide
              name: { nl: Een gids, fr: Un guide }
              date: 2025-10

            """,
        ["themes.yaml"] = """
            - { code: care, sign: care, name: { nl: Zorg, fr: Soins, en: Care } }

            """,
        ["doors.yaml"] = """
            doors:
              - code: gp
                name: { nl: Uw huisarts, fr: Votre médecin }
            nothing_found:
              doors: [gp]
              lines: [listening-line]

            """,
        ["dangers.yaml"] = """
            - code: life
              name: { nl: Leven in gevaar, fr: Vie en danger }
              always: yes
              lines: { nl: [listening-line], fr: [listening-line], en: [listening-line] }
              words: { nl: [brand], fr: [incendie], en: [fire] }

            """,
        ["organisations.yaml"] = """
            - key: house-one
              number: "4711"
              name: { nl: Huis Een, fr: Maison Un }
              source: { id: guide, section: "1" }
            - key: house-two
              name: { nl: Huis Twee, fr: Maison Deux }
              source: { id: guide }

            """,
        ["kinds/care.yaml"] = """
            - code: "346"
              scheme: sociaal.brussels
              themes: [care]
              name: { nl: Thuisverpleging, fr: Soins infirmiers à domicile, en: Home nursing }
              summary: { nl: Een verpleegkundige thuis., fr: Un infirmier chez vous., en: A nurse at home. }
              source: { id: guide }

            """,
        ["services/all.yaml"] = """
            - key: listening-line
              type: helpline
              organisation: house-one
              name: { nl: Luisterlijn, fr: Ligne d'écoute, en: Listening line }
              summary: { nl: Iemand luistert., fr: Quelqu'un écoute., en: Someone listens. }
              phones:
                - { number: "02 111 22 33" }
              hours: "Mo,Tu 09:00-17:00"
              areas: [region:here]
              source: { id: guide }
            - key: sewing-table
              type: informal
              name: { nl: Naaitafel, fr: Table de couture, en: Sewing table }
              summary: { nl: Samen naaien., fr: Coudre ensemble., en: Sewing together. }
              kinds: ["346"]
              areas: [nis:21099]
              source: { id: guide }

            """,
        ["faq.yaml"] = """
            - line: listening-line
              questions:
                - { nl: Ik voel me alleen. Wie luistert?, fr: Je me sens seul. Qui écoute ?, en: I feel lonely. Who listens? }

            """,
        ["words/nl/care.yaml"] = """
            - { words: [zuster aan huis], kinds: ["346"], strength: 1 }

            """,
        ["territories/region.yaml"] = """
            scheme: region
            level: region
            name: { nl: Gewest, fr: Région }
            source: guide
            territories:
              - code: here
                name: { nl: Hier, fr: Ici }

            """,
        ["territories/municipalities.yaml"] = """
            scheme: nis
            level: municipality
            name: { nl: Gemeenten, fr: Communes }
            source: guide
            territories:
              - code: "21099"
                name: { nl: Kleindorp, fr: Petit-Village }
                within: [{ territory: "region:here", certainty: certain }]

            """,
    };

    public SmallRegion()
    {
        foreach (var (file, text) in Files)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.WriteAllText(PathOf(file), text);
        }
    }

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("nabij-region-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Changes one file; says where the mark § of the new text stands, as line:column from 1, and takes it out.</summary>
    public string Change(string file, string old, string @new)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        text = text[..at] + @new + text[(at + old.Length)..];
        var mark = text.IndexOf('§', StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), text.Replace("§", "", StringComparison.Ordinal));
        var before = mark < 0 ? "" : text[..mark];
        return $"{before.Count(c => c == '\n') + 1}:{before.Length - before.LastIndexOf('\n')}";
    }

    /// <summary>Takes an entry out of a list: from its first line to the next entry or the end.</summary>
    public void Remove(string file, string firstLine)
    {
        var text = File.ReadAllText(PathOf(file));
        var start = text.IndexOf(firstLine, StringComparison.Ordinal);
        var end = text.IndexOf("\n- ", start, StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), text.Remove(start, (end < 0 ? text.Length : end + 1) - start));
    }

    public void Dispose() => System.IO.Directory.Delete(Folder, recursive: true);
}

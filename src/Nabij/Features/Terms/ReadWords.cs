using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>One phrase and one thing that it means. <paramref name="Change"/> is what an editor said last of it; null: it is as in the files.</summary>
/// <param name="IsOut">An editor took it out.</param>
internal sealed record SaidRow(string Language, string Phrase, string Meaning, double Strength, bool Understood, WordChange? Change = null, bool IsOut = false);

/// <summary>All words that people say, from the files and by editors, those taken out too.</summary>
/// <param name="LastNumber">Of the changes by editors.</param>
/// <param name="Stamp">Another one as soon as any of them changed.</param>
/// <param name="Files">As they stand in the files, whatever editors said.</param>
internal sealed record WordList(IReadOnlyDictionary<Saying, SaidRow> Rows, IReadOnlyDictionary<Saying, SaidRow> Files, int LastNumber, string Stamp)
{
    public SaidRow? Find(string language, string phrase, string meaning) => Rows.GetValueOrDefault(Saying.Of(language, phrase, meaning));

    /// <summary>What a phrase means besides.</summary>
    public IReadOnlyList<string> Others(string language, string phrase, string meaning)
    {
        var folded = Saying.Folded(phrase);
        return [.. Rows.Where(r => r.Key.Language == language && r.Key.Phrase == folded && r.Key.Meaning != meaning && !r.Value.IsOut).Select(r => r.Key.Meaning).Order(StringComparer.Ordinal)];
    }

    /// <param name="query">A part of a phrase, whatever its capitals and accents; empty: all.</param>
    /// <param name="language">Empty: all.</param>
    /// <param name="meaning">Empty: all.</param>
    public IEnumerable<SaidRow> Search(string query, string language, string meaning)
    {
        var part = Plain(query);
        return Rows.Values
            .Where(r => (language.Length == 0 || r.Language == language) && (meaning.Length == 0 || r.Meaning == meaning) && (part.Length == 0 || Plain(r.Phrase).Contains(part, StringComparison.Ordinal)))
            .OrderBy(r => r.Phrase, StringComparer.Ordinal).ThenBy(r => r.Language, StringComparer.Ordinal).ThenBy(r => r.Meaning, StringComparer.Ordinal);
    }

    private static string Plain(string text) =>
        string.Concat(FormText.Normal(text, NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}

internal sealed class ReadWords(NabijDb db)
{
    public async Task<WordList> RunAsync(CancellationToken ct)
    {
        var documents = await db.RegionDocuments.AsNoTracking().Where(d => d.Name == RegionDocument.Words || d.Name == RegionDocument.Digest).ToDictionaryAsync(d => d.Name, d => d.Json, StringComparer.Ordinal, ct);
        var changes = await db.WordChanges.AsNoTracking().ToListAsync(ct);
        var rows = new Dictionary<Saying, SaidRow>();
        foreach (var group in JsonText.Read<List<Words>>(documents[RegionDocument.Words]))
        {
            foreach (var row in group.Phrases.SelectMany(_ => EditedWords.Meanings(group), (p, m) => new SaidRow(group.Language, p, m, group.Strength, group.Understood)))
            {
                rows[Saying.Of(row.Language, row.Phrase, row.Meaning)] = row;
            }
        }

        var files = new Dictionary<Saying, SaidRow>(rows);
        foreach (var (saying, change) in EditedWords.Last(changes))
        {
            rows[saying] = new SaidRow(change.Language, change.Phrase, change.Meaning, change.Strength, change.Understood, change, !change.IsSaid);
        }

        var last = changes.Select(c => c.Number).DefaultIfEmpty().Max();
        return new WordList(rows, files, last, string.Create(CultureInfo.InvariantCulture, $"{documents.GetValueOrDefault(RegionDocument.Digest)} {last}"));
    }
}

using System.Text;
using Nabij.Belgium;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Entries that may be the same as a new one: nearly the same name, or the same telephone number.</summary>
internal static class LookAlikes
{
    public const int Most = 5;

    // Short names differ by a letter and are something else.
    private const int ShortName = 6;
    private const int LettersPerSlip = 8;
    private const int MostDigits = 8;

    public static IReadOnlyList<Entry> Find(FinderState state, EntryForm form)
    {
        var names = Languages.All.Select(l => Plain(form[$"name.{l}"])).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var phones = Enumerable.Range(0, EntryForm.PhoneRows).Select(i => PhoneNumber.Read(form[$"phone{i}"])).Where(p => p.IsRead).Select(p => p.Value.Stored).ToHashSet(StringComparer.Ordinal);
        var endings = phones.Select(Ending).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. state.Services.Values.Concat(state.Lines.Values)
                .Where(e => e.Name.Wordings.Values.Any(w => MayBeNear(w.Text) && Plain(w.Text) is var plain && names.Exists(n => IsNear(n, plain))) || e.Phones.Any(p => IsSame(p.Number)))
                .Take(Most),
        ];

        // Most names differ by their length alone; taking accents off costs more than counting.
        bool MayBeNear(string name) => name.Count(char.IsLetterOrDigit) is var letters && names.Exists(n => Math.Abs(n.Length - letters) <= (Math.Max(n.Length, letters) / LettersPerSlip) + 2);

        // Reading a number takes longer than looking at its end.
        bool IsSame(string number) => endings.Contains(Ending(number)) && PhoneNumber.Read(number) is { IsRead: true } read && phones.Contains(read.Value.Stored);
    }

    /// <summary>Both plain: letters and digits only, without accents.</summary>
    public static bool IsNear(string a, string b)
    {
        var most = Math.Min(a.Length, b.Length) < ShortName ? 0 : Math.Max(a.Length, b.Length) / LettersPerSlip;
        return a == b || (most > 0 && Math.Abs(a.Length - b.Length) <= most && Slips(a, b) <= most);
    }

    public static string Plain(string name) => string.Concat(FormText.Normal(FormText.Line(name) ?? "", NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Ending(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length <= MostDigits ? digits.TrimStart('0') : digits[^MostDigits..];
    }

    // Letters to put in, leave out or change (Levenshtein).
    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), before + (a[i - 1] == b[j - 1] ? 0 : 1));
                before = above;
            }
        }

        return row[b.Length];
    }
}

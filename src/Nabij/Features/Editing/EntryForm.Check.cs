using System.Globalization;
using Nabij.Belgium;
using Nabij.Calendar;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Something wrong at a field, with what the reader is told beside the code.</summary>
internal sealed record FieldProblem(string Field, string Code, string Told = "");

/// <summary>What is wrong with what was typed.</summary>
internal sealed partial class EntryForm
{
    private static readonly string[] Days = ["until", "notice_from", "notice_until"];

    /// <summary>
    /// What is wrong with what was typed; nothing is kept of a form with a mistake, and nothing of it is lost. What stood there before is not asked about:
    /// who mends the hours need not mend an old number first.
    /// </summary>
    public IReadOnlyList<FieldProblem> Check(EntryForm before, string language)
    {
        var problems = new List<FieldProblem>();
        if (Languages.All.Any(l => Has($"name.{l}")) && Languages.All.All(l => Clean($"name.{l}") is null))
        {
            problems.Add(Of(EditingProblems.NameMissing));
        }

        foreach (var (name, rows) in Texts.Append((Notice, 2)))
        {
            problems.AddRange(Languages.All.Select(l => $"{name}.{l}").Where(f => (Clean(f)?.Length ?? 0) > MostOf(rows)).Select(f => new FieldProblem(f, "entry.too-long", MostOf(rows).ToString(CultureInfo.InvariantCulture))));
        }

        for (var i = 0; i < PhoneRows; i++)
        {
            problems.AddRange(Languages.All.Select(l => $"phone{i}.{l}").Where(f => (Clean(f)?.Length ?? 0) > MaxLine).Select(f => new FieldProblem($"phone{i}", "entry.too-long", MaxLine.ToString(CultureInfo.InvariantCulture))));
            if (Clean($"phone{i}") is null && Languages.All.Any(l => Typed($"phone{i}.{l}") is not null))
            {
                problems.Add(new FieldProblem($"phone{i}", "entry.phone-missing"));
            }

            if (Typed($"phone{i}") is { } typed && PhoneNumber.Read(typed).Error is { } error)
            {
                problems.Add(error.Expected is { } meant && PhoneNumber.Read(meant).IsRead ? new FieldProblem($"phone{i}", "entry.phone-wrong", meant) : new FieldProblem($"phone{i}", "entry.phone-unknown"));
            }
        }

        if (Typed("email") is { } mail && !EmailAddress.Read(mail).IsRead)
        {
            problems.Add(Of(EditingProblems.MailWrong));
        }

        if (Typed("url") is { } web && !WebAddress.Read(web).IsRead)
        {
            problems.Add(Of(EditingProblems.WebWrong));
        }

        if (Typed("hours") is { } hours && PlainHours.Read(hours, language) is { IsRead: false, Errors: [var first, ..] })
        {
            problems.Add(new FieldProblem("hours", first.IsAmbiguous ? "entry.hours-doubtful" : "entry.hours-wrong", Told(hours, first)));
        }

        if (Clean("languages") is { } spoken && Codes(spoken).FirstOrDefault(c => !IsLanguage(c)) is { } unknown)
        {
            problems.Add(new FieldProblem("languages", "entry.language-wrong", unknown));
        }

        problems.AddRange(CheckDays());
        problems.AddRange(CapacityFields.Check(this));
        if (Why is not { Length: > 0 and <= MaxWhy })
        {
            problems.Add(Of(EditingProblems.WhyMissing));
        }

        if (!DirectoryHistorySources.All.Contains(this["source"]))
        {
            problems.Add(Of(EditingProblems.SourceMissing));
        }

        return problems;

        string? Typed(string field) => Clean(field) is { } typed && typed != before.Clean(field) ? typed : null;
    }

    private IEnumerable<FieldProblem> CheckDays()
    {
        foreach (var field in Days.Where(f => FormDay.IsWrong(this[f])))
        {
            yield return new FieldProblem(field, "entry.day-wrong");
        }

        // A notice without an end is what makes maps untrue: nobody takes it away.
        if (Languages.All.Any(l => Clean($"{Notice}.{l}") is not null) && string.IsNullOrWhiteSpace(this["notice_until"]))
        {
            yield return new FieldProblem("notice_until", "entry.notice-without-end");
        }

        if (FormDay.Read(this["notice_from"]) > FormDay.Read(this["notice_until"]))
        {
            yield return new FieldProblem("notice_until", "entry.notice-turned");
        }
    }

    private static int MostOf(int rows) => rows == 0 ? MaxLine : MaxText;

    private static bool IsLanguage(string code) => code is [>= 'a' and <= 'z', >= 'a' and <= 'z'];

    private static string Told(string typed, PlainError error)
    {
        var part = typed.Substring(Math.Min(error.Position, typed.Length), Math.Min(error.Length, typed.Length - Math.Min(error.Position, typed.Length)));
        return error.Instead.Count > 0 ? string.Join(" / ", error.Instead.Prepend(part)) : part;
    }

    private static FieldProblem Of(Problem problem) => new(problem.Field!, problem.Code);
}

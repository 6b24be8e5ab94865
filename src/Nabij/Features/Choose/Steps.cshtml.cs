using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Choose;

/// <summary>
/// The guided path, a question at a time. What was answered travels in the form only and is kept nowhere (FIELD 9): the address says no more
/// than whether a line or a kind of help is looked for.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class StepsPage(FindHelp find, NoteNeeds needs) : PageModel
{
    /// <summary>As many as the page of a choice takes.</summary>
    private const int MostShared = 40;

    public FinderState State { get; } = find.State;

    /// <summary>A line is looked for; else a kind of help. From the address alone: a field of the form cannot say otherwise.</summary>
    public bool IsLines => "lines".Equals(RouteData.Values["subject"] as string, StringComparison.OrdinalIgnoreCase);

    public string Subject => IsLines ? "lines" : "help";

    public GuidedPath Path { get; private set; } = null!;

    /// <summary>Some answer was no answer here: it was made up, or the directory changed meanwhile.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>They want to see what is left before the end.</summary>
    public bool ShowNow { get; private set; }

    /// <summary>They say that what they look for is not there.</summary>
    public bool NoneFits { get; private set; }

    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    public Question? Question => ShowNow || NoneFits ? null : Path.Next;

    public bool IsProfessional => Path.Said(Ask.Who) == "professional";

    /// <summary>Those with an open door; the others stand apart (FIELD 2).</summary>
    public IReadOnlyList<Candidate> Open => [.. Path.InOrder.Where(c => IsProfessional || IsForAll(c))];

    public IReadOnlyList<Candidate> Closed => [.. Path.InOrder.Where(c => !IsProfessional && !IsForAll(c))];

    /// <summary>Of the most precise situation that names any; at the first question those of every ordinary page.</summary>
    public DangerBlock? Dangers(string title)
    {
        var named = new[] { Ask.Detail, Ask.About }.Select(a => State.Situations.FirstOrDefault(s => s.Code == Path.Said(a))).FirstOrDefault(s => s?.Dangers.Count > 0)?.Dangers;
        var meant = State.Dangers.Where(d => named?.Contains(d.Code) ?? (d.Always && Path.Said(Ask.Urgency) == "now")).ToList();
        return meant.Count > 0 ? new DangerBlock(title, [.. meant.Select(d => (d, (IReadOnlyList<Entry>)[.. State.LinesOf(d, Languages.Current)]))], QuickExit: true)
            : Path.Answers.Count == 0 ? DangerBlock.Always(State, Languages.Current) : null;
    }

    /// <summary>Codes of these entries, which say nothing of how they were found; none when they are too many for one page.</summary>
    public IReadOnlyList<string> Shared => Open.Count <= MostShared ? [.. Open.Select(c => State.Codes.Of(c.Entry.Id))] : [];

    /// <summary>What says more of an answer: the municipalities of a care zone.</summary>
    public string? More(Ask ask, string value) => ask == Ask.Place
        ? string.Join(", ", State.Places.PartsOf(value).Where(p => p.Territory.Level is TerritoryLevel.Municipality).Select(p => p.Territory.Name.In(Languages.Current)).Distinct().Order(StringComparer.CurrentCulture))
        : null;

    public void OnGet() => Path = GuidedPath.Start(All());

    public async Task OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var fields = (await Request.FieldsAsync(ct)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var given = fields.GetValueOrDefault("a").ToList();
        NoneFits = fields.ContainsKey("none");
        ShowNow = fields.ContainsKey("show");
        if (fields.ContainsKey("back"))
        {
            // One step: from the doors to the list, from the list to the question, from the question to the one before.
            (NoneFits, ShowNow, given) = NoneFits ? (false, ShowNow, given) : ShowNow ? (false, false, given) : (false, false, given[..^Math.Min(1, given.Count)]);
        }

        Path = GuidedPath.Start(All());
        foreach (var text in given.Take(GuidedPath.MostAnswers + 1))
        {
            if (Answer.Read(text) is { } answer && Path.With(answer) is { } on)
            {
                Path = on;
            }
            else
            {
                HasUnknown = true;
            }
        }

        if (HasUnknown)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (NoneFits || (Question is null && Open.Count == 0))
        {
            needs.Abandoned(new[] { Ask.About, Ask.Detail, Ask.Theme }.Select(Path.Said).OfType<string>(), Languages.Current);
        }
    }

    private Catalogue All() => IsLines ? Catalogue.Lines(State) : Catalogue.Help(State);

    private static bool IsForAll(Candidate candidate) => candidate.Entry.Audience is "everyone" or "circle";
}

using Nabij.Features.Directory;
using Nabij.Features.Reach;

namespace Nabij.Features.Editing;

/// <summary>The fields of an entry as a page shows them, of one that stands or of a new one.</summary>
/// <param name="Entry">Null for a new one, which has no state of its own yet.</param>
/// <param name="Outdated">Names of texts whose words in a language were made from others than stand there now.</param>
/// <param name="Silent">Contacts of the entry that do not answer.</param>
/// <param name="IsRead">The words were saved or sent, so that advice can be given on them.</param>
/// <param name="IsService">Filled in by the service itself, which does not choose who runs it nor how it knows.</param>
internal sealed record EntryFields(
    EntryForm Form, IReadOnlyList<FieldProblem> Problems, Service? Entry, IReadOnlyList<(string Name, string Language)> Outdated, IReadOnlyList<ContactFinding> Silent, bool IsSaved, bool IsRead,
    bool IsService)
{
    // Names and addresses are what they are.
    private static readonly string[] Prose = ["summary", "description", "eligibility", "application", "fees", "hours_words", "door"];

    /// <summary>One more row than there are numbers, so that one can be added.</summary>
    public int PhoneRows => Math.Min(EntryForm.PhoneRows, Enumerable.Range(0, EntryForm.PhoneRows).LastOrDefault(i => Form[$"phone{i}"].Length > 0, -1) + 2);

    public FieldProblem? Wrong(string field) => Problems.FirstOrDefault(p => p.Field == field);

    /// <summary>Why what stands in this field does not answer; null when it does, or when something else was typed there.</summary>
    public ContactFinding? SilentAt(string field, ContactKind kind) => Silent.FirstOrDefault(f => f.Contact == new Contact(kind, Form[field]));

    public IReadOnlyList<Advice> AdviceOn(string text, string language) => IsRead && Prose.Contains(text) ? TextAdvice.Of(Form[$"{text}.{language}"], language) : [];
}

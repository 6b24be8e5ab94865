using System.Text.Json.Serialization;

namespace Nabij.Features.Reach;

/// <summary>Why a contact failed.</summary>
internal enum Silence
{
    /// <summary>Not a telephone number, mail address, web address that we know.</summary>
    PhoneForm,
    MailForm,
    WebForm,

    /// <summary>DNS knows no such name.</summary>
    NoHost,

    /// <summary>Nobody takes mail under this name.</summary>
    NoMail,

    /// <summary>Nothing came in time, or the door stayed shut.</summary>
    NoAnswer,

    /// <summary>404 or 410.</summary>
    NotThere,

    /// <summary>5xx.</summary>
    Broken,
    Certificate,

    /// <summary>It sends visitors on and on.</summary>
    Loop,

    /// <summary>It leads to an address that is not on the public internet.</summary>
    Inner,
}

/// <summary>A contact that failed the last time it was looked at.</summary>
/// <param name="Status">What a site answered, where that is the reason.</param>
/// <param name="On">The last day that was counted.</param>
/// <param name="Days">On how many days in a row it failed, three days apart.</param>
internal sealed record ContactFinding(Contact Contact, Silence Why, int? Status, DateOnly On, int Days)
{
    /// <summary>One failure says nothing: a site may be under repair, or our own line.</summary>
    public const int DaysToTell = 3;

    // So that three span most of a week: longer than works on a server, longer than a weekend.
    private const int DaysApart = 3;

    /// <summary>Told to editors. What can't be right as it is written is so on the first day.</summary>
    [JsonIgnore]
    public bool IsSilent => Days >= DaysToTell || Why is Silence.PhoneForm or Silence.MailForm or Silence.WebForm;

    public static ContactFinding After(ContactFinding? before, Contact contact, Silence why, int? status, DateOnly today) =>
        before is null ? new(contact, why, status, today, 1)
        : today < before.On.AddDays(DaysApart) ? before with { Why = why, Status = status }
        : new(contact, why, status, today, before.Days + 1);
}

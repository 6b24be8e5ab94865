namespace Nabij.Calendar.Plain;

/// <summary>What a word or sign does in hours.</summary>
internal enum PlainKind
{
    Unknown,
    Noise,

    // Days.
    Weekday,
    Days,
    Holiday,
    Ordinal,
    OrdinalEnding,
    Month,
    Feast,
    Weeks,
    DayUnit,

    // Times.
    Number,
    Times,
    Hour,
    Noon,
    Midnight,
    Am,
    Pm,
    DayPart,
    AllDay,
    PerDay,
    PerWeek,

    // What joins.
    From,
    Since,
    Between,
    To,
    And,
    Or,
    Comma,
    Break,
    Dash,
    Slash,
    Colon,
    Dot,

    // What is said of them.
    Closed,
    Appointment,
    WalkIn,
    Except,
    Also,
    Only,
    Note,

    // Understood, and refused with a reason of its own.
    Refused,
}

[Flags]
internal enum PlainLanguages
{
    None = 0,
    Nl = 1,
    Fr = 2,
    En = 4,
    All = Nl | Fr | En,
}

internal readonly record struct PlainMeaning(PlainKind Kind, int Value, PlainLanguages Languages);

/// <summary>
/// A word (or some that belong together), a number or a sign, with its meaning and its place. Value: the day, the month, the number, an
/// index into the tables of <see cref="PlainWords"/>. Text: as cut, for a note as typed. Glued: no space before it.
/// </summary>
internal readonly record struct PlainUnit(PlainKind Kind, int Value, string Text, int Start, int End, bool Glued, PlainLanguages Languages);

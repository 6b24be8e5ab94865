namespace Nabij.Calendar;

/// <summary>
/// What was understood of hours in plain words, or every reason why not: exactly one of <see cref="Osm"/> and <see cref="Errors"/> is
/// there. Positions and lengths are UTF-16 characters of the text as typed.
/// </summary>
public sealed record PlainReading
{
    /// <summary>The same hours as OpenStreetMap opening_hours text, the form that is kept; null after an error.</summary>
    public string? Osm { get; init; }

    public bool IsRead => Osm is not null;

    /// <summary>The text was opening_hours already and stands unchanged.</summary>
    public bool WasOsm { get; init; }

    /// <summary>Which words became which rule, in the order they were typed; empty when the text was opening_hours already.</summary>
    public IReadOnlyList<PlainPart> Parts { get; init; } = [];

    /// <summary>Words that have another meaning in another language, and the meaning that was taken: to be shown back.</summary>
    public IReadOnlyList<PlainChoice> Choices { get; init; } = [];

    public IReadOnlyList<PlainError> Errors { get; init; } = [];

    internal static PlainReading Refused(params IReadOnlyList<PlainError> errors) => new() { Errors = errors };
}

/// <summary>A stretch of the text and the opening_hours rule that it became.</summary>
public sealed record PlainPart(int Position, int Length, string Osm);

/// <summary>A word of two meanings ("di" is Tuesday in Dutch, Sunday in French) and the one taken, as opening_hours writes it (<c>Tu</c>).</summary>
public sealed record PlainChoice(int Position, int Length, string Osm);

/// <summary>
/// Why a text was not understood. <paramref name="Code"/> is stable (pages translate it); <see cref="Instead"/> are texts that could
/// stand in that place and would be understood, one for each meaning of what is ambiguous, the likely word for a slip; it may be empty.
/// </summary>
public sealed record PlainError(string Code, int Position, int Length, string Reason)
{
    public IReadOnlyList<string> Instead { get; init; } = [];

    /// <summary>The words have more than one meaning; who typed them is asked, nothing is guessed.</summary>
    public bool IsAmbiguous => Code.StartsWith("plain.ambiguous", StringComparison.Ordinal);
}

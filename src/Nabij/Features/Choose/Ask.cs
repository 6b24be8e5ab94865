namespace Nabij.Features.Choose;

/// <summary>What may be asked. The order decides between questions that narrow equally well.</summary>
internal enum Ask
{
    /// <summary>A situation.</summary>
    About,

    /// <summary>A closer look at the situation that was answered.</summary>
    Detail,
    Theme,
    Who,

    /// <summary>Of the one who needs help.</summary>
    Age,
    Channel,
    Language,

    /// <summary>A care zone.</summary>
    Place,
    Urgency,
}

/// <summary>An answer as it travels in the form: <c>about:violence</c>, or <c>language:?</c> for who does not know or to whom it makes no difference.</summary>
internal sealed record Answer(Ask Ask, string? Value)
{
    public const string Unknown = "?";
    private const int Longest = 100;

    public static string Code(Ask ask) => ask.ToString().ToLowerInvariant();

    /// <summary>Null when it is no answer.</summary>
    public static Answer? Read(string? text) =>
        text is { Length: <= Longest } && text.Split(':', 2) is [var code, { Length: > 0 } value] && Enum.GetValues<Ask>().Where(a => Code(a) == code).ToList() is [var ask]
            ? new Answer(ask, value == Unknown ? null : value)
            : null;

    public override string ToString() => $"{Code(Ask)}:{Value ?? Unknown}";
}

namespace Nabij.Calendar;

/// <summary>
/// Why something was refused. <paramref name="Code"/> is stable (pages translate it), <paramref name="Field"/> names the input as its
/// standard does (<c>schedules[2].interval</c>, <c>opening_hours</c>, <c>timezone</c>), <paramref name="Position"/> is where in a text
/// it went wrong, in UTF-16 characters from 0 (null where a whole field is wrong), <paramref name="Reason"/> says it in English for
/// whoever imports.
/// </summary>
public sealed record CalendarError(string Code, string Field, int? Position, string Reason)
{
    public override string ToString() => Position is { } at ? $"{Field}, character {at}: {Reason} ({Code})" : $"{Field}: {Reason} ({Code})";
}

/// <summary>What was read, or every reason why not: exactly one of the two.</summary>
public sealed class Reading<T>
    where T : class
{
    private readonly T? _value;

    internal Reading(T value) => (_value, Errors) = (value, []);

    internal Reading(IReadOnlyList<CalendarError> errors) => Errors = errors;

    public IReadOnlyList<CalendarError> Errors { get; }

    public bool IsRead => Errors.Count == 0;

    /// <summary>What was read. Asking for what was refused is a bug of the caller and throws, naming the reasons.</summary>
    public T Value => _value ?? throw new InvalidOperationException(string.Join("\n", Errors));
}

namespace Nabij.Belgium;

/// <summary>
/// Why something was refused. <paramref name="Code"/> is one of <see cref="ErrorCodes"/>: stable, pages translate it.
/// <paramref name="Position"/> is where in the text as it came, in UTF-16 characters from 0 (null where the whole is wrong).
/// <paramref name="Expected"/> and <paramref name="Found"/> are short and plain: <c>10</c> and <c>9</c> digits, the letter <c>O</c> for a
/// <c>0</c>, the number that was probably meant. A check number that should have been is never told: it would teach people to make
/// numbers up. An error about a national number holds none of its digits.
/// </summary>
public sealed record ReadError(string Code, int? Position = null, string? Expected = null, string? Found = null);

/// <summary>What was read, or the first reason why not: exactly one of the two.</summary>
public sealed class Reading<T>
    where T : class
{
    private readonly T? _value;

    internal Reading(T value) => _value = value;

    internal Reading(ReadError error) => Error = error;

    public ReadError? Error { get; }

    public bool IsRead => Error is null;

    /// <summary>What was read. Asking for what was refused is a bug of the caller and throws, naming the code only.</summary>
    public T Value => _value ?? throw new InvalidOperationException(Error?.Code);
}

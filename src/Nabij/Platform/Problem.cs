namespace Nabij.Platform;

internal enum ProblemKind
{
    NotFound,
    Invalid,
    Conflict,
}

/// <summary>
/// An expected "no". The code is stable: pages translate it, the API sends it as it is.
/// <paramref name="Field"/> is the input it belongs to, when it belongs to one.
/// </summary>
internal sealed record Problem(string Code, ProblemKind Kind, string? Field = null);

/// <summary>Either a value or the reason why there is none.</summary>
internal readonly record struct Result<T>(T? Value, Problem? Problem)
{
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    public bool Ok(out T value)
    {
        value = Value!;
        return Problem is null;
    }
}

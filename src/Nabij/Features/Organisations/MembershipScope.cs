using Nabij.Platform;

namespace Nabij.Features.Organisations;

[Flags]
internal enum ScopePart
{
    None = 0,
    Territories = 1,
    Desks = 2,
    Themes = 4,
}

/// <summary>Where, at which desks or on what a member works. Codes as the directory has them; replaced whole, never changed in place.</summary>
internal sealed record MembershipScope
{
    /// <summary>More than any region has: what is longer was not made by our form.</summary>
    public const int MaxCodes = 500;

    public static readonly MembershipScope None = new();

    /// <summary>Full codes of territories, such as <c>nis:21012</c>.</summary>
    public IReadOnlyList<string> Territories { get; init; } = [];

    /// <summary>Keys of the helplines whose desk it is.</summary>
    public IReadOnlyList<string> Desks { get; init; } = [];

    /// <summary>Codes of themes.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    public ScopePart Parts =>
        (Territories.Count > 0 ? ScopePart.Territories : ScopePart.None) | (Desks.Count > 0 ? ScopePart.Desks : ScopePart.None) | (Themes.Count > 0 ? ScopePart.Themes : ScopePart.None);

    public Problem? CheckFor(MemberRole role)
    {
        var takes = role.Takes();
        return (Parts & ~takes) != ScopePart.None || Territories.Count + Desks.Count + Themes.Count > MaxCodes ? MembershipProblems.ScopeNotOfRole
            : takes != ScopePart.None && Parts == ScopePart.None ? MembershipProblems.ScopeMissing
            : null;
    }

    public bool Equals(MembershipScope? other) =>
        other is not null && Territories.SequenceEqual(other.Territories) && Desks.SequenceEqual(other.Desks) && Themes.SequenceEqual(other.Themes);

    public override int GetHashCode() => HashCode.Combine(Territories.Count, Desks.Count, Themes.Count);
}

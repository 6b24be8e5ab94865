namespace Nabij.Doubles;

/// <summary>An entry made ready to be compared: every word, number and address is a number, the same for the same.</summary>
internal sealed class Prepared
{
    public required Guid Id { get; init; }

    /// <summary>Names by language.</summary>
    public required IReadOnlyList<PreparedName> Names { get; init; }
    public required int[] Phones { get; init; }
    public required int[] Mails { get; init; }
    public required IReadOnlyList<(int Site, int Page)> Pages { get; init; }
    public required IReadOnlyList<PreparedPlace> Places { get; init; }
    public required Guid? Organisation { get; init; }
    public required int[] Kinds { get; init; }

    /// <summary>Everything by which one reaches it or finds its door.</summary>
    public int[] Contacts { get; set; } = [];

    /// <summary>The municipalities that its names name.</summary>
    public int[] Municipalities { get; set; } = [];

    /// <summary>The words of all its names, the rarest first.</summary>
    public int[] Rare { get; set; } = [];
}

/// <param name="Language">Empty: another name it goes by, in whatever language.</param>
/// <param name="Whole">The same for names of the same words in whatever order.</param>
/// <param name="Joined">Without the spaces: <c>buurt huis</c> is <c>buurthuis</c>.</param>
internal sealed record PreparedName(string Language, int[] Words, int Whole, string Joined);

/// <param name="Postcode">0: not known.</param>
internal sealed record PreparedPlace(int Postcode, IReadOnlyList<(int Street, int Door)> Streets, double? Latitude, double? Longitude);

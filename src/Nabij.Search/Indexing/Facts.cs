using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nabij.Search.Indexing;

/// <summary>
/// What a search needs of a document besides its words, in 64 bytes: one line of the processor's cache. Most of a search's time is
/// waiting for memory, and so it waits once per document.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal struct Facts
{
    public const int Unknown = -1;

    /// <summary>The bit of <see cref="Languages"/> for all languages with this number or a higher one.</summary>
    public const int OtherLanguage = 31;

    /// <summary>WGS 84 degrees; NaN when there is no point.</summary>
    public float Latitude;
    public float Longitude;

    /// <summary>A bit per number in <see cref="Facet.Language"/>.</summary>
    public uint Languages;

    /// <summary>Day number; 0, long ago, when it isn't known.</summary>
    public int CheckedDay;

    /// <summary>Number of its set of areas served.</summary>
    public int AreaSet;

    /// <summary>The caller's number of its opening hours, or <see cref="Unknown"/>.</summary>
    public int Hours;

    /// <summary>Points that hang on no question: care level and places.</summary>
    public ushort Merit;
    public Traits Traits;

    /// <summary>How many facet values it has; more than <see cref="FacetRows.Length"/> lie elsewhere.</summary>
    public ushort ValueCount;
    public FacetRows Values;
}

/// <summary>What ranking asks of a document by yes or no.</summary>
[Flags]
internal enum Traits : byte
{
    None = 0,

    /// <summary>For professionals only.</summary>
    ProfessionalDoor = 1,

    /// <summary>Case management or consultation.</summary>
    Coordination = 2,

    /// <summary>A page of the guide.</summary>
    Guide = 4,
    HasPlaces = 8,

    /// <summary>People's words name it too: see <see cref="SearchCodes.Entry"/>.</summary>
    Named = 16,
}

/// <summary>Facet values as row numbers of <see cref="FacetValues"/>, as many as fit.</summary>
[InlineArray(Length)]
internal struct FacetRows
{
    public const int Length = 18;
    private ushort _first;
}

namespace Nabij.Features.Helplines;

/// <summary>One thing to compare, of one line.</summary>
internal sealed record CompareRow(string What, ComparedLine Line)
{
    /// <summary>In the order in which one decides: the number first (FIELD 6).</summary>
    public static readonly string[] All = ["number", "now", "hours", "who", "languages", "price", "summary", "when", "age"];
}

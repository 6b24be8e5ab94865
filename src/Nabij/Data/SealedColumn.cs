using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Platform;

namespace Nabij.Data;

internal static class SealedColumn
{
    /// <summary>Encrypted bytes in a column that SQL can't look into. Sealed words are replaced, never changed in place.</summary>
    public static PropertyBuilder<Sealed> IsSealed(this PropertyBuilder<Sealed> property) =>
        property.HasConversion(words => words.ToStored(), bytes => Sealed.FromStored(bytes));

    /// <summary>The same for words that may be absent or erased.</summary>
    public static PropertyBuilder<Sealed?> IsSealedOrNothing(this PropertyBuilder<Sealed?> property) =>
        property.HasConversion(words => words == null ? null : words.ToStored(), bytes => bytes == null ? null : Sealed.FromStored(bytes));
}

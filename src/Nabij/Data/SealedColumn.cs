using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Platform;

namespace Nabij.Data;

/// <summary>A column of encrypted bytes and what each row's are sealed for.</summary>
internal sealed record SealedColumn(string Table, string Id, string Column, Func<Guid, string> Purpose)
{
    private const string For = "Nabij:SealedFor";

    /// <summary>Every column that is sealed with keys of the ring.</summary>
    public static IReadOnlyList<SealedColumn> All(NabijDb db) =>
    [
        .. from type in db.Model.GetEntityTypes()
           from property in type.GetProperties()
           let purpose = property.FindAnnotation(For)?.Value as Func<Guid, string>
           where purpose is not null
           let table = type.GetTableName()!
           orderby table, property.GetColumnName()
           select new SealedColumn(table, type.FindPrimaryKey()!.Properties.Single().GetColumnName(), property.GetColumnName(), purpose),
    ];

    public static PropertyBuilder<T> Mark<T>(PropertyBuilder<T> property, Func<Guid, string> purpose) => property.HasAnnotation(For, purpose);
}

internal static class SealedColumns
{
    /// <summary>
    /// Encrypted bytes in a column that SQL can't look into. Sealed words are replaced, never changed in place. By <paramref name="purpose"/>,
    /// for a row's id, a new key of the ring finds what they are sealed for.
    /// </summary>
    public static PropertyBuilder<Sealed> IsSealed(this PropertyBuilder<Sealed> property, Func<Guid, string> purpose) =>
        SealedColumn.Mark(property.HasConversion(words => words.ToStored(), bytes => Sealed.FromStored(bytes)), purpose);

    /// <summary>The same for words that may be absent or erased.</summary>
    public static PropertyBuilder<Sealed?> IsSealedOrNothing(this PropertyBuilder<Sealed?> property, Func<Guid, string> purpose) =>
        SealedColumn.Mark(OrNothing(property), purpose);

    /// <summary>Sealed with the key of a file (<see cref="FileSeals"/>): a new key of the ring changes nothing here.</summary>
    public static PropertyBuilder<Sealed?> IsSealedInFile(this PropertyBuilder<Sealed?> property) => OrNothing(property);

    private static PropertyBuilder<Sealed?> OrNothing(PropertyBuilder<Sealed?> property) =>
        property.HasConversion(words => words == null ? null : words.ToStored(), bytes => bytes == null ? null : Sealed.FromStored(bytes));
}

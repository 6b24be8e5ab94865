using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nabij.Data;

/// <summary>What a column holds, whichever database it lies in.</summary>
internal enum ColumnKind
{
    Id,
    Moment,
    Day,
    Text,
    Int,
    Long,
    YesNo,
    Bytes,
    Real,
    Json,
}

internal sealed record ColumnShape(string Name, ColumnKind Kind);

/// <summary>A table as a backup describes it.</summary>
/// <param name="Key">The columns of its primary key.</param>
internal sealed record TableShape(string Name, IReadOnlyList<string> Key, IReadOnlyList<ColumnShape> Columns)
{
    private const string LeftOut = "Nabij:NotInBackups";

    /// <summary>Every table whose rows are kept in backups, each after those it points at.</summary>
    public static IReadOnlyList<TableShape> All(NabijDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (left.Count > 0)
        {
            var free = left.Where(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || ordered.Contains(f.PrincipalTable))).ToList();
            if (free.Count == 0)
            {
                throw new InvalidOperationException("Tables point at each other in a circle: " + string.Join(", ", left.Select(t => t.Name)));
            }

            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return
        [
            .. from table in ordered
               where table.EntityTypeMappings.All(m => m.TypeBase.FindAnnotation(LeftOut) is null)
               select new TableShape(table.Name, [.. table.PrimaryKey!.Columns.Select(c => c.Name)], [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new ColumnShape(c.Name, KindOf(c)))]),
        ];
    }

    /// <summary>Nobody wants its rows back with a backup.</summary>
    public static void LeaveOut<T>(EntityTypeBuilder<T> builder)
        where T : class =>
        builder.HasAnnotation(LeftOut, true);

    private static ColumnKind KindOf(IColumn column)
    {
        if (column.PropertyMappings is not [var mapping, ..])
        {
            return ColumnKind.Json;
        }

        var property = mapping.Property;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(DateTimeOffset))
        {
            return ColumnKind.Moment;
        }

        type = property.FindRelationalTypeMapping()?.Converter?.ProviderClrType ?? type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(Guid) => ColumnKind.Id,
            _ when type == typeof(DateOnly) => ColumnKind.Day,
            _ when type == typeof(string) => ColumnKind.Text,
            _ when type == typeof(int) => ColumnKind.Int,
            _ when type == typeof(long) => ColumnKind.Long,
            _ when type == typeof(bool) => ColumnKind.YesNo,
            _ when type == typeof(byte[]) => ColumnKind.Bytes,
            _ when type == typeof(double) => ColumnKind.Real,
            _ => throw new NotSupportedException($"A backup has no kind for {type.Name}, as in {column.Table.Name}.{column.Name}."),
        };
    }
}

internal static class TableShapes
{
    /// <summary>Its rows stay out of backups: who signed out before a restore is not signed in after it.</summary>
    public static void IsNotInBackups<T>(this EntityTypeBuilder<T> builder)
        where T : class =>
        TableShape.LeaveOut(builder);
}

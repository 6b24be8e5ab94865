using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Platform;

namespace Nabij.Data;

/// <summary>The key that seals all of one person's file, itself sealed with a key of the ring. Without it nothing of the file opens any more.</summary>
internal sealed class FileKey
{
    /// <summary>Of the file.</summary>
    public required Guid Id { get; init; }
    public required Sealed Key { get; init; }

    public static string Purpose(Guid file) => $"key of file {file}";
}

internal sealed class FileKeyMapping : IEntityTypeConfiguration<FileKey>
{
    public void Configure(EntityTypeBuilder<FileKey> builder)
    {
        builder.ToTable("FileKeys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Key).IsSealed(FileKey.Purpose);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Editing;

namespace Nabij.Features.Sheets;

internal enum SheetState
{
    /// <summary>Is being compared with what stands now.</summary>
    Reading,

    /// <summary>Has mistakes: nothing of it can be put in.</summary>
    Wrong,

    /// <summary>Shows what it would change.</summary>
    Ready,
    PuttingIn,
    In,
    TakingBack,
    Back,
}

/// <summary>A spreadsheet that an editor sent back. Whoever sent it alone sees it; what it changed stands in the history of each entry.</summary>
internal sealed class Sheet : IVersioned
{
    public const int MaxName = 200;

    /// <summary>So many of one person are kept at once.</summary>
    public const int MostKept = 50;

    /// <summary>After this it is forgotten, and can't be taken back as a whole any more.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required string Name { get; init; }

    /// <summary>Of the page it was sent from: what its hours are written in when words mean two things.</summary>
    public required string Language { get; init; }

    /// <summary>As it came; gone once it was read.</summary>
    public byte[]? File { get; private set; }
    public SheetState State { get; private set; } = SheetState.Reading;

    /// <summary>Of what is being done, how far it is.</summary>
    public int Done { get; private set; }
    public int Total { get; private set; }
    public int Unchanged { get; private set; }
    public int ProblemCount { get; private set; }
    public IReadOnlyList<SheetProblem> Problems { get; private set; } = [];

    /// <summary>Heads of columns that were not read.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];
    public string Why { get; private set; } = "";
    public string Source { get; private set; } = "";

    /// <summary>Only slips were mended: words in other languages stay up to date.</summary>
    public bool Same { get; private set; }
    public int Version { get; set; } = 1;

    public bool IsBusy => State is SheetState.Reading or SheetState.PuttingIn or SheetState.TakingBack;

    public static Sheet Of(Guid id, Guid account, Guid organisation, DateTimeOffset at, string name, string language, byte[] file, int total) => new()
    {
        Id = id,
        AccountId = account,
        OrganisationId = organisation,
        SentAt = at,
        Name = name,
        Language = language,
        File = file,
        Total = total,
    };

    public void WasRead(int unchanged, IReadOnlyList<SheetProblem> problems, int problemCount, IReadOnlyList<string> unknown)
    {
        (State, File) = (problemCount > 0 ? SheetState.Wrong : SheetState.Ready, null);
        (Unchanged, Problems, ProblemCount, Unknown) = (unchanged, problems, problemCount, unknown);
    }

    /// <summary>False when that was asked already.</summary>
    public bool PutIn(string why, string source, bool same)
    {
        if (State != SheetState.Ready)
        {
            return false;
        }

        (State, Done, Why, Source, Same) = (SheetState.PuttingIn, 0, why, source, same);
        return true;
    }

    public bool TakeBack()
    {
        if (State != SheetState.In)
        {
            return false;
        }

        (State, Done) = (SheetState.TakingBack, 0);
        return true;
    }

    public void Finish() => State = State == SheetState.PuttingIn ? SheetState.In : SheetState.Back;
}

/// <summary>A row of a sheet that changes something. What changes nothing is only counted.</summary>
internal sealed class SheetRow
{
    public required Guid Id { get; init; }
    public required Guid SheetId { get; init; }

    /// <summary>As the spreadsheet counts.</summary>
    public required int Row { get; init; }
    public required Guid EntryId { get; init; }
    public required string Key { get; init; }

    /// <summary>The version of the entry that the sheet was made from.</summary>
    public required int Seen { get; init; }
    public required IReadOnlyList<CellChange> Changes { get; init; }

    /// <summary>Somebody changed some of it since; that comes first in lists.</summary>
    public bool HasLeft { get; private set; }
    public IReadOnlyList<LeftField> Left { get; private set; } = [];

    /// <summary>Of its changes, so many are put in: all but what is left.</summary>
    public int Puts { get; private set; }

    /// <summary>The version that this row made; null: none.</summary>
    public int? PutAs { get; set; }

    public void Leave(IReadOnlyList<LeftField> left)
    {
        Puts = Changes.Count - left.Count;
        if (HasLeft || left.Count > 0)
        {
            (Left, HasLeft) = (left, left.Count > 0);
        }
    }
}

internal sealed class SheetMapping : IEntityTypeConfiguration<Sheet>, IEntityTypeConfiguration<SheetRow>
{
    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.ToTable("Sheets");
        builder.Property(s => s.Name).HasMaxLength(Sheet.MaxName);
        builder.Property(s => s.Language).HasMaxLength(2);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Problems).IsJson();
        builder.Property(s => s.Unknown).IsJson();
        builder.Property(s => s.Why).HasMaxLength(EntryForm.MaxWhy);
        builder.Property(s => s.Source).HasMaxLength(60);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.AccountId, s.SentAt });
    }

    public void Configure(EntityTypeBuilder<SheetRow> builder)
    {
        builder.ToTable("SheetRows");
        builder.Property(r => r.Key).HasMaxLength(80);
        builder.Property(r => r.Changes).IsJson();
        builder.Property(r => r.Left).IsJson();
        builder.HasOne<Sheet>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.SheetId, r.HasLeft, r.Row });
    }
}

internal static class SheetTables
{
    extension(NabijDb db)
    {
        public DbSet<Sheet> Sheets => db.Set<Sheet>();
        public DbSet<SheetRow> SheetRows => db.Set<SheetRow>();
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Messages;

internal enum MessageChannel
{
    Mail,

    /// <summary>Printed, and posted or handed over by a person.</summary>
    Letter,

    /// <summary>To a telephone; sent by a person, since no provider is known to this program.</summary>
    Text,
}

internal enum MessageState
{
    Waiting,
    Sent,

    /// <summary>It could not be delivered, and waits for a person.</summary>
    Failed,

    /// <summary>It will not be sent any more: it waited too long.</summary>
    Withdrawn,
}

/// <summary>
/// A message to one person: words by a template, and one link. Whom it is for and where the link leads is sealed, and erased with the save that
/// says it was sent; what stays says only that something of this kind left.
/// </summary>
internal sealed class Message : IVersioned
{
    public const int MaxTemplate = 60;
    public const int MaxFailure = 100;

    /// <summary>Who was not reached in this time is not reached by it any more, and what waits holds an address.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    /// <summary>The row of a message that left goes after this; so long is its key remembered.</summary>
    public static readonly TimeSpan EndedKept = TimeSpan.FromDays(183);

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key by which a second message for the same cause is known.</summary>
    public string? KeyHash { get; init; }
    public required MessageChannel Channel { get; init; }
    public required string Template { get; init; }

    /// <summary>The receiver's.</summary>
    public required string Language { get; init; }
    public required Sealed? Address { get; set; }

    /// <summary>By which messages for one address are known, without it. Erased with it.</summary>
    public required string? AddressPrint { get; set; }
    public required Sealed? Path { get; set; }

    /// <summary>About signing in: leaves at any hour, alone.</summary>
    public required bool Urgent { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NotBefore { get; init; }
    public MessageState State { get; private set; }

    /// <summary>When it was sent, failed or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What failed, as a kind; never an answer of a mail server, which may quote the address.</summary>
    public string? Failure { get; private set; }
    public int Version { get; set; }

    public void Sent(DateTimeOffset now) => End(MessageState.Sent, now);

    public void Withdraw(DateTimeOffset now) => End(MessageState.Withdrawn, now);

    /// <summary>It keeps its address: a person may try again.</summary>
    public void Fail(string failure, DateTimeOffset now) =>
        (State, Failure, EndedAt) = (MessageState.Failed, failure.Length > MaxFailure ? failure[..MaxFailure] : failure, now);

    public void TryAgain() => (State, Failure, EndedAt) = (MessageState.Waiting, null, null);

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private void End(MessageState state, DateTimeOffset now) =>
        (State, EndedAt, Failure, Address, AddressPrint, Path) = (state, now, null, null, null, null);
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.Property(m => m.KeyHash).HasMaxLength(64);
        builder.Property(m => m.Channel).HasConversion<string>().HasMaxLength(10);
        builder.Property(m => m.Template).HasMaxLength(Message.MaxTemplate);
        builder.Property(m => m.Language).HasMaxLength(2);
        builder.Property(m => m.Address).IsSealedOrNothing(Envelopes.AddressPurpose);
        builder.Property(m => m.AddressPrint).HasMaxLength(32);
        builder.Property(m => m.Path).IsSealedOrNothing(Envelopes.PathPurpose);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(m => m.Failure).HasMaxLength(Message.MaxFailure);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.KeyHash).IsUnique();
        builder.HasIndex(m => m.AddressPrint);
        builder.HasIndex(m => new { m.State, m.CreatedAt, m.Id });
    }
}

internal static class MessageTables
{
    extension(NabijDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

internal enum StepKind
{
    /// <summary>The password was right; the code comes next. The state is <see cref="HalfWay"/>, as with the next kind.</summary>
    Code,

    /// <summary>The password was right; there is no second factor yet.</summary>
    SetUp,

    /// <summary>A passkey was asked for. The state is the question its answer must fit.</summary>
    Passkey,

    /// <summary>Who is signed in adds a passkey. The state is the question.</summary>
    NewPasskey,

    /// <summary>Who is signed in takes another telephone. The state is the key offered.</summary>
    NewPhone,

    /// <summary>Somebody is away at a provider; with an account, to link one of there to it. The state is <see cref="Providers.Away"/>.</summary>
    Away,
}

/// <summary>Half-way through: what one browser must still do. It is used once, and soon.</summary>
internal sealed class SignInStep
{
    public const int MaxTries = 5;
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AwayValid = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }
    public required string TokenHash { get; init; }
    public required StepKind Kind { get; init; }
    public Guid? AccountId { get; init; }
    public Sealed? State { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Wrong answers so far.</summary>
    public int Tries { get; init; }

    public static TimeSpan ValidOf(StepKind kind) => kind == StepKind.Away ? AwayValid : Valid;

    public static string Purpose(Guid id) => $"sign-in step {id:N}";
}

internal sealed class SignInStepMapping : IEntityTypeConfiguration<SignInStep>
{
    public void Configure(EntityTypeBuilder<SignInStep> builder)
    {
        builder.ToTable("SignInSteps");
        builder.IsNotInBackups();
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.TokenHash).HasMaxLength(64);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(s => s.State).IsSealedOrNothing(SignInStep.Purpose);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.HasIndex(s => s.EndsAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

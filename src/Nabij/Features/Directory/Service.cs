using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Calendar;
using Nabij.Data;

namespace Nabij.Features.Directory;

internal enum ServiceType
{
    Service,
    Helpline,
    Informal,
}

/// <summary>Something one can call on: a service, a helpline, an informal resource.</summary>
internal sealed class Service : DirectoryRow<ServiceDocument>
{
    public required ServiceType Type { get; set; }
    public Guid? OrganizationId { get; set; }
}

internal sealed record ServiceDocument
{
    public required LocalText Name { get; init; }
    public IReadOnlyList<AlternateName> AlternateNames { get; init; } = [];

    /// <summary>Its own numbers in other lists, beside those of its organisation.</summary>
    public IReadOnlyList<Code> Identifiers { get; init; } = [];
    public LocalText? Summary { get; init; }
    public LocalText? Description { get; init; }
    public LocalText? EligibilityDescription { get; init; }

    /// <summary>How one gets it; for a door that is not open to everyone, what to say to one's own service.</summary>
    public LocalText? ApplicationProcess { get; init; }
    public LocalText? FeesDescription { get; init; }

    /// <summary>Conditions that must not be lost, one sentence each.</summary>
    public IReadOnlyList<LocalText> Conditions { get; init; } = [];

    /// <summary>free, reduced, paid, varies; null: not known.</summary>
    public string? Cost { get; init; }

    /// <summary>general, specialised, coordination.</summary>
    public string Level { get; init; } = "general";

    /// <summary>everyone, circle, professionals, professions.</summary>
    public string Audience { get; init; } = "everyone";

    /// <summary>direct, prescription, via-professional, decision; null: not known.</summary>
    public string? Access { get; init; }
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public string? Email { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>ISO 639-1 codes of the languages help is given in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public bool? InterpreterAvailable { get; init; }

    /// <summary>When it is open, as an OpenStreetMap opening_hours text; null: in <see cref="Schedules"/>, or not known.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>When it is open, as HSDS schedules, for what an opening_hours text can't say; never beside one.</summary>
    public IReadOnlyList<ScheduleFields>? Schedules { get; init; }

    /// <summary>Hours in words, when the source gives no more.</summary>
    public LocalText? HoursDescription { get; init; }

    /// <summary>Codes of kinds of help.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Codes of the situations it is for; empty: not said.</summary>
    public IReadOnlyList<string> Situations { get; init; } = [];

    /// <summary>child, young, adult, 60plus: the ages it is for; empty: any, or not known.</summary>
    public IReadOnlyList<string> Ages { get; init; } = [];

    /// <summary>now, today, later: how urgent it may be; empty: not said.</summary>
    public IReadOnlyList<string> Urgency { get; init; } = [];

    /// <summary>Full codes of the territories really served, which is not where its office is.</summary>
    public IReadOnlyList<string> ServiceAreas { get; init; } = [];

    /// <summary>When to call: questions as people ask them.</summary>
    public IReadOnlyList<LocalText> Questions { get; init; } = [];

    /// <summary>What one must have, be or bring: yes or no by code; absent: not known.</summary>
    public IReadOnlyDictionary<string, bool> Thresholds { get; init; } = new Dictionary<string, bool>();

    /// <summary>Without a step from the street to the desk; null: not known.</summary>
    public bool? StepFree { get; init; }

    /// <summary>How to find the door: which entrance, bell, floor.</summary>
    public LocalText? FindingTheDoor { get; init; }

    /// <summary>women, men, choice: who helps; null: not known.</summary>
    public string? WorkerGender { get; init; }

    /// <summary>What is possible for food: halal, kosher, vegetarian, without sugar.</summary>
    public LocalText? Diet { get; init; }

    /// <summary>How it takes account of culture and belief.</summary>
    public LocalText? Culture { get; init; }

    /// <summary>Who recognises and pays it, where that differs from its organisation (FIELD 4).</summary>
    public LocalText? Authority { get; init; }

    /// <summary>Whether there is room, as the service itself last said; null: never said.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>How often it wants to be asked whether there is room, in months; 0: never. Null: not said, so as by default.</summary>
    public int? CapacityMonths { get; init; }

    /// <summary>Last day of a project; null when it has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Key of the entry that replaces this one, when it is closed.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>What is different for a while: closed for works until the twelfth.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>True: not from the source documents; to be confirmed with the owner.</summary>
    public bool Outside { get; init; }
    public string? SourceSection { get; init; }

    /// <summary>All that is written in words.</summary>
    public IEnumerable<LocalText> Texts() => new[] { Name, Summary, Description, EligibilityDescription, ApplicationProcess, FeesDescription, HoursDescription, FindingTheDoor, Diet, Culture, Authority }
        .OfType<LocalText>().Concat(Conditions).Concat(Questions);
}

/// <summary>Something that is so for a while, with its last day; without a first day it is so from now.</summary>
internal sealed record Notice(LocalText Text, DateOnly? From, DateOnly Until)
{
    public bool IsOn(DateOnly day) => (From is null || From <= day) && day <= Until;
}

internal sealed class ServiceMapping() : DirectoryRowMapping<Service, ServiceDocument>("Services")
{
    public override void Configure(EntityTypeBuilder<Service> builder)
    {
        base.Configure(builder);
        builder.Property(s => s.Type).HasConversion<string>().HasMaxLength(20);
        // Closed ones are few among many.
        builder.HasIndex(s => new { s.Status, s.Key });
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

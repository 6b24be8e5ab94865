using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>What came of a proposal.</summary>
internal enum ProposalOutcome
{
    /// <summary>It is on the map now.</summary>
    Made,

    /// <summary>It was there already.</summary>
    HaveIt,

    /// <summary>It is not for this map.</summary>
    NotForThisMap,

    /// <summary>No proposal: spam, an insult. Its words are not kept, and nobody is told.</summary>
    NoProposal,
}

/// <summary>Something that is missing on the map, in the words of who said so. It makes nothing by itself. The text is untrusted for ever and shown escaped.</summary>
internal sealed class Proposal
{
    public const int MaxName = 200;
    public const int MaxWhat = 1_000;
    public const int MaxWhere = 200;
    public const int MaxContact = 300;

    public required Guid Id { get; init; }

    /// <summary>What people read out, as of a <see cref="Correction"/>.</summary>
    public required string Reference { get; init; }

    /// <summary>The reference as it is written and read out.</summary>
    public string Spoken => $"{Reference[..3]}-{Reference[3..]}";

    /// <summary>SHA-256 of the random token that leads to the receipt. The form carries the token, so the same form twice is one proposal.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Of the page.</summary>
    public required string Language { get; init; }
    public required string Name { get; set; }
    public required string What { get; set; }
    public required string Where { get; set; }

    /// <summary>A telephone number, mail or web address of what is proposed, as it was typed.</summary>
    public required string Contact { get; set; }
    public required DateTimeOffset SentAt { get; init; }
    public Sealed? Mail { get; private set; }

    /// <summary>The token of the receipt, to be sent to <see cref="Mail"/> with what came of it.</summary>
    public Sealed? Receipt { get; private set; }
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>Account of the editor. Shown to nobody outside.</summary>
    public Guid? HandledBy { get; private set; }
    public ProposalOutcome? Outcome { get; private set; }

    /// <summary>The entry that it became or that was there already: its address without its language.</summary>
    public string? Entry { get; private set; }

    public void AnswerTo(Sealed mail, Sealed receipt) => (Mail, Receipt) = (mail, receipt);

    /// <summary>Someone dealt with it. The mail address goes: who wants to tell the sender takes it before.</summary>
    public Problem? Handle(DateTimeOffset now, ProposalOutcome outcome, string? entry, Guid? by)
    {
        if (HandledAt is not null)
        {
            return ProposalProblems.AlreadyHandled;
        }

        (HandledAt, HandledBy, Outcome, Entry, Mail, Receipt) = (now, by, outcome, entry, null, null);
        if (outcome == ProposalOutcome.NoProposal)
        {
            (Name, What, Where, Contact) = ("", "", "", "");
        }

        return null;
    }

    /// <summary>What it became must not be found (FIELD 10): only the name is kept, as on its page.</summary>
    public void ForgetWhere() => (What, Where, Contact) = ("", "", "");

    /// <summary>What the seal of the mail address is bound to.</summary>
    public static string Purpose(Guid id) => $"mail address of proposal {id}";

    /// <summary>What the seal of the receipt's token is bound to.</summary>
    public static string ReceiptPurpose(Guid id) => $"receipt of proposal {id}";
}

internal static class ProposalOutcomes
{
    public static readonly IReadOnlyList<ProposalOutcome> All = Enum.GetValues<ProposalOutcome>();

    /// <summary>As forms, texts and the record of who did what have it.</summary>
    public static string Code(this ProposalOutcome outcome) => outcome switch
    {
        ProposalOutcome.Made => "made",
        ProposalOutcome.HaveIt => "have-it",
        ProposalOutcome.NotForThisMap => "not-for-this-map",
        _ => "no-proposal",
    };

    public static ProposalOutcome? Find(string? code)
    {
        foreach (var outcome in All)
        {
            if (outcome.Code() == code)
            {
                return outcome;
            }
        }

        return null;
    }
}

internal static class ProposalProblems
{
    public static readonly Problem NameMissing = new("proposal.name-missing", ProblemKind.Invalid, "name");
    public static readonly Problem WhatMissing = new("proposal.what-missing", ProblemKind.Invalid, "what");
    public static readonly Problem MailWrong = new("proposal.mail-wrong", ProblemKind.Invalid, "mail");
    public static readonly Problem TrapFilled = new("proposal.trap-filled", ProblemKind.Invalid, "site");
    public static readonly Problem SendAgain = new("proposal.send-again", ProblemKind.Invalid, "send");
    public static readonly Problem Wait = new("proposal.wait", ProblemKind.Conflict, "send");
    public static readonly Problem Unknown = new("proposal.unknown", ProblemKind.NotFound);
    public static readonly Problem OutcomeMissing = new("proposal.outcome-missing", ProblemKind.Invalid, "outcome");
    public static readonly Problem EntryUnknown = new("proposal.entry-unknown", ProblemKind.Invalid, "entry");
    public static readonly Problem AlreadyHandled = new("proposal.already-handled", ProblemKind.Conflict);

    /// <summary>What was typed in a field is longer than it may be.</summary>
    public static Problem TooLong(string field) => new("proposal.too-long", ProblemKind.Invalid, field);
}

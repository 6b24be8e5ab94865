using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>Keeps a proposal. The same form sent twice is one proposal; other words with the same form are a proposal of their own.</summary>
internal sealed class SendProposal(NabijDb db, Seals seals, TimeProvider clock)
{
    /// <summary>The token of the receipt.</summary>
    public async Task<string> RunAsync(ProposalInput input, string language, CancellationToken ct)
    {
        var token = input.Token;
        if (await FindAsync(token, ct) is { } sent)
        {
            if (IsSame(sent))
            {
                return token;
            }

            token = ReportCorrection.NewToken();
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var row = new Proposal
        {
            Id = id,
            Reference = ReportCorrection.NewReference(),
            TokenHash = Hash(token),
            Language = language,
            Name = input.Name,
            What = input.What,
            Where = input.Where,
            Contact = input.Contact,
            SentAt = clock.GetUtcNow(),
        };
        if (input.Mail.Length > 0)
        {
            row.AnswerTo(seals.Seal(input.Mail, Proposal.Purpose(id)), seals.Seal(token, Proposal.ReceiptPurpose(id)));
        }

        db.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return token;
        }
        catch (DbUpdateException e)
        {
            // The second of two clicks came while the first was being kept.
            db.ChangeTracker.Clear();
            return await FindAsync(token, ct) is { } first && IsSame(first) ? token : throw new InvalidOperationException("A proposal could not be kept.", e);
        }

        bool IsSame(Proposal other) => (other.Name, other.What, other.Where, other.Contact) == (input.Name, input.What, input.Where, input.Contact);
    }

    public async Task<Proposal?> FindAsync(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        return await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.TokenHash == hash, ct);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A proposal as it came in, cleaned, with what is wrong with it.</summary>
internal sealed record ProposalInput(string Name, string What, string Where, string Contact, string Mail, string Token, IReadOnlyList<Problem> Problems)
{
    public static ProposalInput New() => new("", "", "", "", "", ReportCorrection.NewToken(), []);

    public static ProposalInput Read(IReadOnlyDictionary<string, string> form)
    {
        var problems = new List<Problem>();
        var name = Limited("name", FormText.Line, Proposal.MaxName);
        var what = Limited("what", FormText.Clean, Proposal.MaxWhat);
        var where = Limited("where", FormText.Line, Proposal.MaxWhere);
        var contact = Limited("contact", FormText.Line, Proposal.MaxContact);
        if (name.Length == 0)
        {
            problems.Add(ProposalProblems.NameMissing);
        }

        if (what.Length == 0)
        {
            problems.Add(ProposalProblems.WhatMissing);
        }

        var mail = FormText.Line(form.GetValueOrDefault("mail")) ?? "";
        if (mail.Length > 0 && !MailBox.IsOne(mail))
        {
            problems.Add(ProposalProblems.MailWrong);
        }

        if (form.GetValueOrDefault("site") is { Length: > 0 })
        {
            problems.Add(ProposalProblems.TrapFilled);
        }

        var token = form.GetValueOrDefault("token") ?? "";
        return new ProposalInput(name, what, where, contact, mail, CorrectionInput.IsToken(token) ? token : ReportCorrection.NewToken(), problems);

        string Limited(string field, Func<string?, string?> clean, int most)
        {
            var text = clean(form.GetValueOrDefault(field)) ?? "";
            if (text.Length > most)
            {
                problems.Add(ProposalProblems.TooLong(field));
            }

            return text;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>Keeps a report. The same form sent twice is one report; another text with the same form is a report of its own.</summary>
internal sealed class ReportCorrection(NabijDb db, Seals seals, TimeProvider clock)
{
    // Without signs that are taken for each other, and without vowels, so that no word comes out.
    private const string Signs = "23456789BCDFGHJKMNPQRTVWXZ";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What people read out, and what stands on a receipt.</summary>
    public static string NewReference() => RandomNumberGenerator.GetString(Signs, 6);

    /// <summary>The token of the receipt.</summary>
    /// <param name="photo">Made anew by <see cref="Pictures"/>.</param>
    public async Task<string> RunAsync(CorrectedEntry entry, CorrectionInput input, byte[]? photo, string language, CancellationToken ct)
    {
        var token = input.Token;
        if (await FindAsync(token, ct) is { } sent)
        {
            if (IsSame(sent))
            {
                await AddPhotoAsync(sent, photo, ct);
                return token;
            }

            token = NewToken();
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var row = new Correction
        {
            Id = id,
            Reference = NewReference(),
            TokenHash = Hash(token),
            Entry = entry.Path,
            EntryVersion = entry.Version,
            Language = language,
            Part = input.Part!.Value,
            Words = input.Words,
            SentAt = clock.GetUtcNow(),
        };
        if (input.Mail.Length > 0)
        {
            row.AnswerTo(seals.Seal(input.Mail, Correction.Purpose(id)), seals.Seal(token, Correction.ReceiptPurpose(id)));
        }

        db.Add(row);
        if (photo is not null)
        {
            db.Add(PhotoOf(id, photo));
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return token;
        }
        catch (DbUpdateException e)
        {
            // The second of two clicks came while the first was being kept.
            db.ChangeTracker.Clear();
            return await FindAsync(token, ct) is { } first && IsSame(first) ? token : throw new InvalidOperationException("A report could not be kept.", e);
        }

        bool IsSame(Correction other) => other.Entry == entry.Path && other.Part == input.Part && other.Words == input.Words;
    }

    // Who went back, and sent the same words with a photo.
    private async Task AddPhotoAsync(Correction sent, byte[]? photo, CancellationToken ct)
    {
        if (photo is null || sent.HandledAt is not null || await db.CorrectionPhotos.AnyAsync(p => p.Id == sent.Id, ct))
        {
            return;
        }

        db.Add(PhotoOf(sent.Id, photo));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The second of two clicks, or an editor dealt with it in this moment.
            db.ChangeTracker.Clear();
        }
    }

    private CorrectionPhoto PhotoOf(Guid correction, byte[] photo) => new() { Id = correction, Picture = seals.SealBytes(photo, CorrectionPhoto.Purpose(correction)) };

    /// <summary>False when so many photos wait for an editor that the room is kept for words.</summary>
    public async Task<bool> MayKeepPhotoAsync(CancellationToken ct) => await db.CorrectionPhotos.CountAsync(ct) < CorrectionPhoto.Most;

    public async Task<Correction?> FindAsync(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        return await db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.TokenHash == hash, ct);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A report as it came in, cleaned, with what is wrong with it.</summary>
internal sealed record CorrectionInput(WrongPart? Part, string Words, string Mail, string Token, IReadOnlyList<Problem> Problems)
{
    public static CorrectionInput New() => new(null, "", "", ReportCorrection.NewToken(), []);

    public static CorrectionInput Read(IFormCollection form)
    {
        var problems = new List<Problem>();
        WrongPart? part = Enum.TryParse<WrongPart>(form["part"], ignoreCase: true, out var p) && Enum.IsDefined(p) && !char.IsAsciiDigit(form["part"].ToString()[0]) ? p : null;
        if (part is null)
        {
            problems.Add(CorrectionProblems.PartMissing);
        }

        var words = Clean(form["words"].ToString());
        if (words.Length is 0 or > Correction.MaxWords)
        {
            problems.Add(words.Length == 0 ? CorrectionProblems.WordsMissing : CorrectionProblems.WordsTooLong);
        }

        var mail = Clean(form["mail"].ToString());
        if (mail.Length > 0 && !MailBox.IsOne(mail))
        {
            problems.Add(CorrectionProblems.MailWrong);
        }

        if (form["site"].ToString().Length > 0)
        {
            problems.Add(CorrectionProblems.TrapFilled);
        }

        var token = form["token"].ToString();
        return new CorrectionInput(part, words, mail, IsToken(token) ? token : ReportCorrection.NewToken(), problems);
    }

    public static bool IsToken(string token) => token.Length == 32 && token.All(char.IsAsciiHexDigitLower);

    // Line breaks as one sign, so that a limit counts the same for everyone; what a database or terminal can't hold is left out.
    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value == '\n' || (!Rune.IsControl(r) && r != Rune.ReplacementChar)).Select(r => r.ToString())).Trim();
}

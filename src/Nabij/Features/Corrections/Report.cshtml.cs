using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>
/// "Is something wrong here?" The token against forged forms is checked here and not by the framework, so that who comes back to an old
/// form, or refuses the cookie, is told so beside what they typed, and loses nothing.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(MaxForm)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxForm, ValueLengthLimit = Limits.MaxBody, ValueCountLimit = 16, KeyLengthLimit = 200)]
internal sealed class ReportPage(NabijDb db, ReportCorrection report, CorrectionPace pace, IAntiforgery antiforgery) : PageModel
{
    // A photo that is too large comes in all the same, or the words beside it would be lost.
    private const int MaxForm = 2 * Pictures.MaxBytes;

    // So many forms with a photo come in at once, and each soon: slow ones keep others waiting, never more of the memory or the disk.
    private static readonly SemaphoreSlim Large = new(8);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    public CorrectedEntry Entry { get; private set; } = null!;
    public CorrectionInput Input { get; private set; } = CorrectionInput.New();

    /// <summary>A photo came with a form that must be sent again; a browser never sends a file by itself.</summary>
    public bool IsPhotoLost { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await FindAsync(ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await FindAsync(ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        if (Request.ContentLength is <= Limits.MaxBody)
        {
            return await AnswerAsync(ct);
        }

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(Soon);
        try
        {
            await Large.WaitAsync(soon.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Input = Input with { Problems = [CorrectionProblems.PhotoWait] };
            return Page();
        }

        try
        {
            return await AnswerAsync(soon.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The form came too slowly.", StatusCodes.Status408RequestTimeout, e);
        }
        finally
        {
            Large.Release();
        }
    }

    private async Task<IActionResult> AnswerAsync(CancellationToken ct)
    {
        var form = await Request.FieldsAsync(ct);
        if (form.Sum(f => (long)f.Value.Sum(v => v?.Length ?? 0)) > Limits.MaxBody)
        {
            throw new BadHttpRequestException("The form has too many words.");
        }

        Input = CorrectionInput.Read(new FormCollection(form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal)));
        if (Input.Problems.Count == 0 && !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            Input = Input with { Problems = [CorrectionProblems.SendAgain] };
        }

        if (Input.Problems.Count == 0 && !pace.MaySend(HttpContext.Connection.RemoteIpAddress))
        {
            Response.Headers.RetryAfter = "10";
            Input = Input with { Problems = [CorrectionProblems.Wait] };
        }

        var sent = Request.HasFormContentType ? Request.Form.Files.GetFile("photo") : null;
        var photo = Input.Problems.Count == 0 && sent is { Length: > 0 } ? await PhotoAsync(sent, ct) : null;
        if (Input.Problems.Count > 0)
        {
            IsPhotoLost = sent is { Length: > 0 };
            Response.StatusCode = Input.Problems.Any(p => p == CorrectionProblems.Wait || p == CorrectionProblems.PhotoWait) ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
            return Page();
        }

        return Redirect($"/{Languages.Current}/corrections/{await report.RunAsync(Entry, Input, photo, Languages.Current, ct)}");
    }

    // What its name and its sender say it is does not matter: only what the bytes are.
    private async Task<byte[]?> PhotoAsync(IFormFile sent, CancellationToken ct)
    {
        if (sent.Length > Pictures.MaxBytes)
        {
            Input = Input with { Problems = [CorrectionProblems.PhotoTooLarge] };
            return null;
        }

        if (!pace.MaySendPhoto(HttpContext.Connection.RemoteIpAddress) || !await report.MayKeepPhotoAsync(ct))
        {
            Input = Input with { Problems = [CorrectionProblems.PhotoWait] };
            return null;
        }

        await using var file = sent.OpenReadStream();
        var photo = await Pictures.RemakeAsync(file, ct);
        Input = photo is null ? Input with { Problems = [CorrectionProblems.PhotoWrong] } : Input;
        return photo;
    }

    // Not as parameters: these are not bound when the form cannot be read, and then the form is wrong, not the address.
    private Task<CorrectedEntry?> FindAsync(CancellationToken ct) =>
        CorrectedEntry.FindAsync(db, (string)RouteData.Values["kind"]!, (string)RouteData.Values["key"]!, ct);

    /// <summary>The code of what is wrong with a field.</summary>
    public string? Wrong(string field) => Input.Problems.FirstOrDefault(p => p.Field == field)?.Code;
}

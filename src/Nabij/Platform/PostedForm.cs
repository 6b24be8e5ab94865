using Microsoft.Extensions.Primitives;

namespace Nabij.Platform;

internal static class PostedForm
{
    /// <summary>The fields of the form that was posted; none when it is no form. One that cannot be read is the sender's mistake, not a bug.</summary>
    public static async Task<IEnumerable<KeyValuePair<string, StringValues>>> FieldsAsync(this HttpRequest request, CancellationToken ct)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(ct) : [];
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form cannot be read.", e);
        }
    }
}

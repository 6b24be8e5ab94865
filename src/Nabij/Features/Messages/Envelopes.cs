using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>Closes and opens the sealed parts of messages; each is bound to its row, so that it opens in no other.</summary>
internal sealed class Envelopes(Seals seals, Settings settings)
{
    private const int MaxPath = 500;

    /// <summary>A path on this site: nothing that a browser reads as another site, and nothing that ends a line.</summary>
    public static bool IsPath(string path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length <= MaxPath && path.All(c => c is > ' ' and < '\x7f' and not ('\\' or '"' or '<' or '>'));

    public Sealed SealAddress(Guid id, string address) => seals.Seal(address, AddressPurpose(id));

    public Sealed SealPath(Guid id, string path) => seals.Seal(path, PathPurpose(id));

    /// <summary>The same for one address however its letters are written.</summary>
    public string PrintOf(string address) => seals.Fingerprint(address.ToLowerInvariant(), "address of a message");

    /// <summary>Whom a message is for and the whole address of its link; null when either was erased or its key is gone.</summary>
    public (string Address, string Link)? Open(Message message) =>
        message is { Address: { } address, Path: { } path }
        && seals.Open(address, AddressPurpose(message.Id)) is { } opened
        && seals.Open(path, PathPurpose(message.Id)) is { } where
            ? (opened, settings.Link(where))
            : null;

    public static string AddressPurpose(Guid id) => $"address of message {id}";

    public static string PathPurpose(Guid id) => $"path of message {id}";
}

using System.Text.Json;

namespace Nabij.Features.SignIn;

/// <summary>
/// What waits, sealed, while the password was right, or a provider said who it is, and the code is to come. The stamp is the account's of that moment: a new password ends what began with
/// the old one. The budget gets its try back with the second factor, so that a right password alone costs something. The key is the one offered to a telephone.
/// </summary>
internal sealed record HalfWay(string Stamp, string Budget, string? Key)
{
    public static HalfWay? Read(string? state) => state is null ? null : JsonSerializer.Deserialize<HalfWay>(state);

    public override string ToString() => JsonSerializer.Serialize(this);
}

using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>What an address of each channel looks like. Nothing that could be more than one address, or a command, passes.</summary>
internal static class Recipient
{
    private const int MostLines = 6;
    private const int MostInLine = 80;

    public static bool Fits(MessageChannel channel, string address) => channel switch
    {
        MessageChannel.Mail => MailBox.IsOne(address),
        MessageChannel.Text => address is ['+', .. var digits] && digits.Length is >= 8 and <= 15 && digits.All(char.IsAsciiDigit),
        _ => address.Split('\n') is { Length: <= MostLines } lines && lines.All(l => l.Length is > 0 and <= MostInLine && !l.Any(char.IsControl)),
    };
}

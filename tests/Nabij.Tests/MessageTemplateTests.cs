using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>What is sent has words, and no words wait for a message that nobody sends.</summary>
public sealed partial class MessageTemplateTests
{
    [Fact]
    public void Each_kind_of_message_has_words_and_is_sent_by_somebody()
    {
        var keys = XDocument.Load(Path.Combine(Checkout.Root, "src/Nabij/Features/Messages/Texts.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var worded = keys.Where(k => k.EndsWith(".body", StringComparison.Ordinal)).Select(k => k[..^".body".Length]).ToList();
        var sent = Checkout.Files("src/Nabij", ".cs").SelectMany(f => Sent().Matches(File.ReadAllText(f))).Select(m => m.Groups["template"].Value).Distinct().ToList();

        Assert.Equal(sent.Order(StringComparer.Ordinal), worded.Order(StringComparer.Ordinal));
        Assert.All(worded, w => Assert.Contains(w + ".subject", keys));
    }

    [GeneratedRegex("new NewMessage\\(\\s*\"(?<template>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sent();
}

namespace Nabij.Bench.Yardstick;

/// <summary>The least JSON.</summary>
public sealed record Hello(string Text);

namespace Nabij.Features.Finder;

/// <summary>The one box and the place, wherever they stand.</summary>
internal sealed record SearchFormView(string Text = "", string Near = "", string? NearError = null, bool WithHints = false, bool Professional = false, string Method = "get");

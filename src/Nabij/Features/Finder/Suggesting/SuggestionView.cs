using Nabij.Search;

namespace Nabij.Features.Finder.Suggesting;

/// <summary>One suggestion as a reader sees it, in a list while typing or as a link.</summary>
/// <param name="By">Words beside the name that led to it, in <paramref name="ByLanguage"/>; null when the name says as much, or when they may not be shown.</param>
internal sealed record SuggestionView(Suggested Suggested, string? By, string ByLanguage)
{
    public static SuggestionView Of(Suggestion<Suggested> suggestion, string language)
    {
        var isName = suggestion.Shown.Name.In(language).Contains(suggestion.By.Text, StringComparison.OrdinalIgnoreCase);
        return new(suggestion.Shown, suggestion.By.MayShow && !isName ? suggestion.By.Text : null, suggestion.By.Language);
    }
}

using Nabij.Platform;

namespace Nabij.Features.Terms.Judging;

/// <summary>
/// The judged questions that lie beside a region's data, read when first asked for. Who tunes words sees those of <see cref="Tune"/>; those of
/// <see cref="Test"/> stay unread, and only count. Both are empty in a region that has none.
/// </summary>
internal sealed class JudgedBook(Settings settings)
{
    private readonly Lazy<IReadOnlyList<JudgedQuestion>> _tune = new(() => Read(settings.DataFolder, "tune.csv"));
    private readonly Lazy<IReadOnlyList<JudgedQuestion>> _test = new(() => Read(settings.DataFolder, "test.csv"));

    public IReadOnlyList<JudgedQuestion> Tune => _tune.Value;

    public IReadOnlyList<JudgedQuestion> Test => _test.Value;

    private static List<JudgedQuestion> Read(string folder, string name) =>
        Path.Combine(folder, "relevance", name) is var file && File.Exists(file) ? JudgedQuestion.Read(file) : [];
}

using FsCheck;
using FsCheck.Fluent;

namespace Nabij.Doubles.Tests;

/// <summary>What holds for whatever directory.</summary>
public sealed class Properties
{
    [Fact]
    public void The_order_of_the_entries_changes_nothing() => Holds(10, seed =>
    {
        var entries = GeneratedDirectory.Make(seed, 150).Entries;
        var other = entries.ToArray();
        new Random(seed + 1).Shuffle(other);
        return Told(DoubleFinder.Find(entries)).SequenceEqual(Told(DoubleFinder.Find(other)));
    });

    [Fact]
    public void An_entry_is_never_its_own_double_and_a_pair_is_proposed_once() => Holds(10, seed =>
    {
        var entries = GeneratedDirectory.Make(seed, 150).Entries;
        var found = DoubleFinder.Find([.. entries, .. entries]);
        return found.All(f => f.First.CompareTo(f.Second) < 0 && f.Score is >= 0.5 and <= 1 && f.Reasons.All(DoubleReasons.All.Contains)) && found.DistinctBy(f => (f.First, f.Second)).Count() == found.Count;
    });

    [Fact]
    public void Which_of_two_has_the_smaller_id_changes_nothing() => Holds(4, seed =>
    {
        var made = GeneratedDirectory.Make(seed, 150);
        var of = made.Entries.ToDictionary(e => e.Id);
        return made.Doubles.All(pair => Math.Abs(Score(of[pair.First], of[pair.Second]) - Score(of[pair.Second] with { Id = pair.First }, of[pair.First] with { Id = pair.Second })) < 1e-9);

        double Score(DoubleEntry a, DoubleEntry b) => DoubleFinder.Find([.. made.Originals.Where(e => e.Id != a.Id && e.Id != b.Id), a, b]).FirstOrDefault(f => f.First == a.Id && f.Second == b.Id)?.Score ?? 0;
    });

    private static IEnumerable<string> Told(IReadOnlyList<FoundDouble> found) => found.Select(f => $"{f.First} {f.Second} {f.Score:R} {string.Join(',', f.Reasons)}");

    private static void Holds(int times, Func<int, bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), holds));
}

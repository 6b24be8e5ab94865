using FsCheck;
using FsCheck.Fluent;
using Nabij.Features.Directory;
using Nabij.Features.Terms.Judging;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>What editors said goes over the files' words, phrase by phrase and meaning by meaning; and what the judged questions say of a change.</summary>
public sealed class EditedWordTests
{
    private static readonly string[] Phrases = ["Poetsvrouw", "poetshulp", "kuisvrouw", "hulp in huis"];
    private static readonly string[] Meanings = ["62", "346", "entry:listening-line", WordChange.Elsewhere];

    [Fact]
    public void What_was_added_and_taken_out_again_leaves_the_files_as_they_were() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(FilesAndSaying().ToArbitrary(), given =>
        {
            var (files, phrase, meaning) = given;
            var stood = Flat(files).FirstOrDefault(s => s.Saying == Saying.Of("nl", phrase, meaning));
            var change = Change(1, phrase, meaning, isSaid: true, 0.7);
            var added = EditedWords.Over(files, [change]);
            Assert.Contains(Flat(added), s => s.Saying == Saying.Of("nl", phrase, meaning) && s.Strength is 0.7);
            var both = EditedWords.Over(files, [change, Change(2, phrase.ToUpperInvariant(), meaning, isSaid: false, 0.7)]);
            Assert.Equal(Sorted(Flat(files).Where(s => s.Saying != Saying.Of("nl", phrase, meaning))), Sorted(Flat(both)));
            if (stood != default)
            {
                var back = EditedWords.Over(files, [Change(1, phrase, meaning, isSaid: false, stood.Strength), Change(2, phrase, meaning, isSaid: true, stood.Strength)]);
                Assert.Equal(Sorted(Flat(files)), Sorted(Flat(back)));
            }
        }));

    [Fact]
    public void The_order_in_which_changes_are_read_does_not_matter_and_groups_that_nobody_touched_stay_the_same()
    {
        List<Words> files = [Group(["poetsvrouw", "kuisvrouw"], ["62", "346"]), Group(["zuster"], ["346"])];
        WordChange[] changes = [Change(1, "kuisvrouw", "62", isSaid: false, 1), Change(2, "kuisvrouw", "62", isSaid: true, 0.5), Change(3, "kuisvrouw", "346", isSaid: false, 1)];

        var words = EditedWords.Over(files, changes.Reverse());

        Assert.Same(files[1], words[1]);
        Assert.Equal(
            [("kuisvrouw", "62", 0.5), ("poetsvrouw", "346", 1), ("poetsvrouw", "62", 1), ("zuster", "346", 1)],
            Flat(words).Select(s => (s.Saying.Phrase, s.Saying.Meaning, s.Strength)).Order());
    }

    [Fact]
    public void A_phrase_without_its_last_meaning_is_gone_and_is_not_about_something_else() =>
        Assert.Empty(EditedWords.Over([Group(["zuster"], ["346"])], [Change(1, "Zuster", "346", isSaid: false, 1)]));

    [Fact]
    public void The_worst_question_stands_first_and_those_kept_apart_only_count()
    {
        var (lost, moved, won, apart) = (Question("nl-1"), Question("nl-2"), Question("fr-3"), Question("en-4"));
        var effect = Effect.Of(
            [(won.Judge([]), won.Judge(["help:1"])), (moved.Judge(["help:1"]), moved.Judge(["help:2", "help:1"])), (lost.Judge(["help:1"]), lost.Judge([]))],
            [(apart.Judge(["help:1"]), apart.Judge(["help:2"])), (apart.Judge(["help:1"]), apart.Judge(["help:1"]))]);

        Assert.Equal(["nl-1", "nl-2", "fr-3"], effect.Changed.Select(c => c.Before.Question.Id));
        Assert.Equal((1, 3, (0, 1)), (effect.Better, effect.Worse, effect.Apart));
        Assert.Equal([("nl", 2, 2, 0, 2, 1), ("fr", 1, 0, 1, 0, 1), ("en", 2, 2, 1, 2, 1), (null, 5, 4, 2, 4, 3)], effect.Figures.Select(f => (f.Language, f.Questions, f.FirstBefore, f.FirstAfter, f.FiveBefore, f.FiveAfter)));
        Assert.Empty(Effect.Of([], []).Figures);
    }

    private static JudgedQuestion Question(string id) => new(id, id[..2], "lay", "poets", "", ["help:1"], [], []);

    // The files say each phrase once for each meaning.
    private static Gen<(List<Words> Files, string Phrase, string Meaning)> FilesAndSaying() =>
        from groups in Gen.ListOf(
            from phrases in Gen.SubListOf(Phrases).Where(p => p.Count > 0)
            from meaning in Gen.Elements(Meanings)
            from strength in Gen.Elements(0.4, 1.0)
            select Group([.. phrases], [meaning], strength), 4)
        from phrase in Gen.Elements(Phrases)
        from meaning in Gen.Elements(Meanings)
        select (groups.DistinctBy(g => EditedWords.Meanings(g)[0]).ToList(), phrase, meaning);

    private static Words Group(IReadOnlyList<string> phrases, IReadOnlyList<string> meanings, double strength = 1) => new()
    {
        Language = "nl",
        Phrases = phrases,
        Kinds = [.. meanings.Where(m => m != WordChange.Elsewhere && EditedWords.EntryOf(m) is null)],
        Entries = [.. meanings.Select(EditedWords.EntryOf).OfType<string>()],
        Strength = strength,
    };

    private static List<(Saying Saying, double Strength)> Flat(IEnumerable<Words> words) =>
        [.. words.SelectMany(w => w.Phrases.SelectMany(_ => EditedWords.Meanings(w), (p, m) => (Saying.Of(w.Language, p, m), w.Strength)))];

    private static IEnumerable<string> Sorted(IEnumerable<(Saying Saying, double Strength)> said) => said.Select(s => s.ToString()).Order(StringComparer.Ordinal);

    private static WordChange Change(int number, string phrase, string meaning, bool isSaid, double strength) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        Number = number,
        Language = "nl",
        Phrase = phrase,
        Meaning = meaning,
        IsSaid = isSaid,
        Strength = strength,
        Understood = false,
        At = TestClock.OfficeHours,
        By = Guid.Empty,
        Why = "",
    };
}

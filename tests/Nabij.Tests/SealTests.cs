using System.Text.Json;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Tests;

public sealed class SealTests : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("nabij-test-state-").FullName;

    [Fact]
    public void What_is_sealed_opens_with_the_same_key_for_the_same_purpose_only()
    {
        var words = Seals().Seal("Élise, rue Haute 1 — 你好", "mail of 1");

        Assert.Equal("Élise, rue Haute 1 — 你好", Seals().Open(words, "mail of 1"));
        Assert.Null(Seals().Open(words, "mail of 2"));
        Assert.Null(Seals().Open(Sealed.FromStored([]), "mail of 1"));
        for (var i = 0; i < words.ToStored().Length; i++)
        {
            var changed = words.ToStored().ToArray();
            changed[i] ^= 1;
            Assert.Null(Seals().Open(Sealed.FromStored(changed), "mail of 1"));
        }
    }

    [Fact]
    public void The_same_words_never_give_the_same_bytes()
    {
        var seals = Seals();
        var bytes = Enumerable.Range(0, 200).Select(_ => Convert.ToHexString(seals.Seal("a", "b").ToStored())).ToList();

        Assert.Equal(200, bytes.Select(b => b[2..26]).Distinct().Count());
        Assert.Equal(200, bytes.Distinct().Count());
    }

    [Fact]
    public void A_newer_key_seals_and_the_older_still_opens()
    {
        var old = Seals().Seal("words", "p");
        File.WriteAllBytes(Path.Combine(_state, "seals", "002.key"), new byte[32]);

        var @new = Seals().Seal("words", "p");

        Assert.Equal((1, 2), (old.ToStored()[0], @new.ToStored()[0]));
        Assert.Equal(["words", "words"], new[] { old, @new }.Select(s => Seals().Open(s, "p")));
        File.Delete(Path.Combine(_state, "seals", "001.key"));
        Assert.Null(Seals().Open(old, "p"));
    }

    [Fact]
    public void A_key_that_another_node_made_opens_and_seals_without_a_restart()
    {
        var (here, there) = (Seals(), Seals());
        here.Seal("words", "p");
        there.Seal("words", "p");

        Assert.Equal(2, here.MakeKey());

        Assert.Equal("words", there.Open(here.Seal("words", "p"), "p"));
        Assert.Equal(2, there.Seal("words", "p").ToStored()[0]);
        // Half of one, while somebody copies it there: it is not there yet.
        File.WriteAllBytes(Path.Combine(_state, "seals", "003.key"), new byte[7]);
        Assert.Equal(2, there.Seal("words", "p").ToStored()[0]);
        File.WriteAllBytes(Path.Combine(_state, "seals", "003.key"), new byte[32]);
        Assert.Equal(3, there.Seal("words", "p").ToStored()[0]);
    }

    [Fact]
    public void Keys_lie_where_the_setting_says()
    {
        var keys = Path.Combine(_state, "secret");
        var seals = new Seals(new Settings { Database = "", DataFolder = "", StateFolder = _state, KeysFolder = keys, Url = new Uri("http://localhost") });
        seals.Seal("words", "p");
        seals.Fingerprint("words", "p");

        Assert.Equal(["index", "seals"], Directory.EnumerateDirectories(keys).Select(Path.GetFileName).Order());
        Assert.Equal([keys], Directory.EnumerateFileSystemEntries(_state));
    }

    // What installations have in their databases since the first fingerprints, under a key of those days.
    [Fact]
    public void Fingerprints_stay_what_they_were_before_and_after_a_new_key()
    {
        Directory.CreateDirectory(Path.Combine(_state, "seals"));
        File.WriteAllBytes(Path.Combine(_state, "seals", "001.key"), [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        const string known = "949b3699726aee809f0a1bba9362ab29";
        Assert.Equal(known, Seals().Fingerprint("nl\nzwembad", "word of a need"));

        Seals().MakeKey();
        File.Delete(Path.Combine(_state, "seals", "001.key"));

        Assert.Equal(known, Seals().Fingerprint("nl\nzwembad", "word of a need"));
        Assert.NotEqual(known, Seals().Fingerprint("nl\nzwembad", "another purpose"));
    }

    [Fact]
    public void Fingerprints_of_the_ring_before_a_rotation_stay_when_the_rotation_came_first()
    {
        Directory.CreateDirectory(Path.Combine(_state, "seals"));
        File.WriteAllBytes(Path.Combine(_state, "seals", "001.key"), [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

        Seals().MakeKey();

        Assert.Equal("949b3699726aee809f0a1bba9362ab29", Seals().Fingerprint("nl\nzwembad", "word of a need"));
    }

    [Fact]
    public void A_key_that_is_none_is_told_not_used()
    {
        Directory.CreateDirectory(Path.Combine(_state, "seals"));
        File.WriteAllText(Path.Combine(_state, "seals", "001.key"), "short");

        Assert.Contains("001.key", Assert.Throws<SettingException>(() => Seals().Seal("words", "p")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_start_together_agree_on_one_key()
    {
        var words = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Seals().Seal("words", "p"))));

        Assert.All(words, w => Assert.Equal("words", Seals().Open(w, "p")));
        Assert.Equal(["001.key"], Directory.EnumerateFiles(Path.Combine(_state, "seals")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_key_is_for_the_programs_own_user()
    {
        Seals().Seal("words", "p");

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
#pragma warning disable CA1416 // Skipped there.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_state, "seals", "001.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_state, "seals")));
#pragma warning restore CA1416
    }

    [Fact]
    public void Nothing_writes_it_as_text()
    {
        var words = Seals().Seal("secret words", "p");

        Assert.Equal("(sealed)", $"{words}");
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(words));
        Assert.Throws<NotSupportedException>(() => JsonText.Write(new { words }));
        // Nor what looks for members by itself: other serializers, loggers that take objects apart, debuggers.
        Assert.Empty(typeof(Sealed).GetProperties());
        Assert.Empty(typeof(Sealed).GetFields());
    }

    public void Dispose() => Directory.Delete(_state, recursive: true);

    private Seals Seals() => new(new Settings { Database = "", DataFolder = "", StateFolder = _state, Url = new Uri("http://localhost") });
}

using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.RegionData;
using Nabij.Platform;

namespace Nabij.Bench;

/// <summary>The data of Brussels in an empty database, and as many services like those as it takes, each with words of its own.</summary>
internal static class ManyServices
{
    /// <summary>So many words stand in names; a number above is a word that nobody has.</summary>
    public const int RareWords = 150_000;

    private const int Batch = 5_000;

    public static async Task FillAsync(NabijDb db, int count)
    {
        var random = new Random(1);
        await Migrator.MigrateAsync(db, CancellationToken.None);
        await new LoadRegion(db, TimeProvider.System).RunAsync(Path.Combine(AppContext.BaseDirectory, "data", "brussels"), CancellationToken.None);
        var real = await db.Services.AsNoTracking().Where(s => s.Type != ServiceType.Helpline).OrderBy(s => s.Key).ToListAsync();
        for (var made = await db.Services.CountAsync(); made < count; made += Batch)
        {
            db.ChangeTracker.Clear();
            db.AddRange(Enumerable.Range(made, Math.Min(Batch, count - made)).Select(i => Like(real[i % real.Count], i, random)));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>The same for the same number; unlike its neighbours.</summary>
    public static string Word(int number)
    {
        const string consonants = "bcdfghjklmnprstvwz";
        var word = "";
        for (var rest = (uint)number * 2_654_435_761; word.Length < 10; rest /= 31)
        {
            word += $"{consonants[(int)(rest % (uint)consonants.Length)]}{"aeiou"[(int)(rest / 7 % 5)]}";
        }

        return word;
    }

    private static Service Like(Service real, int i, Random random) => new()
    {
        Id = StableId.From("bench", $"{i}"),
        Key = $"bench-{i}",
        Type = real.Type,
        OrganizationId = real.OrganizationId,
        Source = real.Source,
        CheckedOn = real.CheckedOn,
        Document = real.Document with
        {
            Name = new LocalText(real.Document.Name.Wordings.ToDictionary(w => w.Key, w => w.Value with { Text = $"{w.Value.Text} {Word(random.Next(RareWords))}" })),
        },
    };
}

using System.Globalization;
using Nabij.Belgium;
using static Nabij.Doubles.Tests.GeneratedWords;

namespace Nabij.Doubles.Tests;

/// <summary>
/// A directory as it really is: associations of one service, houses of many at one number and address, a CPAS in each municipality, offices
/// of mutualities, chains without a name of their own. And entries that were put in twice, with the noise of whoever typed them again.
/// </summary>
internal sealed class GeneratedDirectory
{
    private readonly Random _random;
    private readonly List<DoubleEntry> _entries = [];
    private readonly HashSet<(Guid, Guid)> _doubles = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _number;

    private GeneratedDirectory(int seed) => _random = new Random(seed);

    public IReadOnlyList<DoubleEntry> Entries => _entries;

    /// <summary>Those that were put in once.</summary>
    public IReadOnlyList<DoubleEntry> Originals { get; private set; } = [];

    /// <summary>The pairs that are the same, the smaller id first.</summary>
    public IReadOnlySet<(Guid First, Guid Second)> Doubles => _doubles;

    /// <param name="count">How many entries, about; one in fifteen is a double.</param>
    public static GeneratedDirectory Make(int seed, int count)
    {
        var made = new GeneratedDirectory(seed);
        made.Fill(count * 14 / 15);
        made.Originals = [.. made._entries];
        var noise = new Retyped(made._random);
        foreach (var original in made._entries.OrderBy(_ => made._random.Next()).Take(count / 15).ToList())
        {
            var again = noise.Of(original, made.NextId());
            made._entries.Add(again);
            made._doubles.Add(original.Id.CompareTo(again.Id) < 0 ? (original.Id, again.Id) : (again.Id, original.Id));
        }

        made._random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(made._entries));
        return made;
    }

    /// <summary>How many of the proposals are right, and how many of the doubles are proposed.</summary>
    public (double Precision, double Recall) Judge(IReadOnlyCollection<FoundDouble> found)
    {
        var right = found.Count(f => Doubles.Contains((f.First, f.Second)));
        return ((double)right / Math.Max(1, found.Count), (double)right / Doubles.Count);
    }

    private void Fill(int count)
    {
        var towns = Municipality.All;
        // Nineteen with their services, and the same services in ever more quarters of them in a large directory.
        for (var i = 0; i < Math.Max(19, count / 80); i++)
        {
            Cpas(towns[i % 19], i / 19);
        }

        for (var i = 0; i < Math.Min(Math.Max(24, count / 60), towns.Count * Mutualities.Length); i++)
        {
            Office(i);
        }

        while (_entries.Count < count)
        {
            var kind = _random.Next(10);
            if (kind < 5)
            {
                Alone();
            }
            else if (kind < 8)
            {
                House();
            }
            else
            {
                Nameless();
            }
        }
    }

    private void Alone()
    {
        var (kind, shape, proper, form) = (_random.Next(Kinds.Length), Pick(_random, Shapes), Proper(), _random.Next(3) == 0);
        var names = _random.Next(3) switch
        {
            0 => (proper, proper),
            1 => ($"{proper} - {Kinds[kind].Nl}", $"{proper} - {Kinds[kind].Fr}"),
            _ => ($"{Capital(shape.Nl)} {proper}", $"{Capital(shape.Fr)} {proper}"),
        };
        Add(Named(form ? names.Item1 + " vzw" : names.Item1, form ? names.Item2 + " asbl" : names.Item2), Place(), Phone(), $"info@{Host(proper)}", $"https://www.{Host(proper)}/", NextId(), kind);
    }

    // One house, one number, one mail, one site: five services are not five doubles.
    private void House()
    {
        var (proper, place, phone, organisation) = (Proper(), Place(), Phone(), NextId());
        var (host, shares) = (Host(proper), _random.Next(4));
        foreach (var kind in Enumerable.Range(0, Kinds.Length).OrderBy(_ => _random.Next()).Take(_random.Next(3, 9)))
        {
            var (nl, fr) = _random.Next(3) == 0 ? (Kinds[kind].Nl, Kinds[kind].Fr) : shares < 2 ? ($"{proper} - {Kinds[kind].Nl}", $"{proper} - {Kinds[kind].Fr}") : ($"{Capital(Kinds[kind].Nl)} {proper}", $"{Capital(Kinds[kind].Fr)} {proper}");
            Add(Named(nl, fr) with { OtherNames = _random.Next(3) == 0 ? [proper] : [] }, place, phone, $"info@{host}", shares == 0 ? $"https://{host}/" : $"https://{host}/{Slug(Kinds[kind].Fr)}", organisation, kind);
        }
    }

    private void Cpas(Municipality town, int quarter)
    {
        var (place, phone, organisation, host) = (Place(town), Phone(), NextId(), $"cpas{quarter}{Slug(town.Name.French!)}.example");
        foreach (var service in Services.OrderBy(_ => _random.Next()).Take(_random.Next(4, 9)))
        {
            var (nl, fr) = (service.Split('|')[0], service.Split('|')[1]);
            var own = quarter == 0 ? "" : " " + Proper();
            Add(Named($"OCMW van {town.Name.Dutch}{own} - {nl}", $"CPAS de {town.Name.French}{own} - {fr}"), place, _random.Next(2) == 0 ? phone : Phone(), $"info@{host}", $"https://www.{host}/{Slug(fr)}", organisation, Array.FindIndex(Kinds, k => k.Fr == fr));
        }
    }

    // Offices have one name, number and site, and each its own street.
    private void Office(int i)
    {
        var (mutuality, town) = (Mutualities[i % Mutualities.Length], Municipality.All[i % 19]);
        var (nl, fr) = (mutuality.Split('|')[0], mutuality.Split('|')[1]);
        var named = i % 3 == 0;
        var host = Slug(fr) + ".example";
        Add(Named(named ? $"{nl} - kantoor {town.Name.Dutch}" : nl, named ? $"{fr} - bureau {town.Name.French}" : fr), Place(town), $"02 515 0{i % 4} 00", $"contact@{host}", $"https://{host}/", null, null);
    }

    private void Nameless()
    {
        var kind = _random.Next(Kinds.Length);
        var town = Pick(_random, Municipality.All);
        var proper = Proper();
        Add(_random.Next(2) == 0 ? Named(Capital(Kinds[kind].Nl), Capital(Kinds[kind].Fr)) : Named($"{Capital(Kinds[kind].Nl)} {town.Name.Dutch}", $"{Capital(Kinds[kind].Fr)} {town.Name.French}"),
            Place(town), Phone(), $"{Slug(proper)}@mail.example", _random.Next(2) == 0 ? null : $"https://{Host(proper)}/", null, kind);
    }

    private void Add(DoubleEntry named, DoublePlace place, string phone, string mail, string? web, Guid? organisation, int? kind) => _entries.Add(named with
    {
        Places = [place],
        Phones = [phone],
        Mails = _random.Next(5) == 0 ? [] : [mail],
        WebAddresses = web is null || _random.Next(5) == 0 ? [] : [web],
        OrganizationId = organisation,
        Kinds = kind is >= 0 ? [Kinds[kind.Value].Fr] : [],
    });

    private DoubleEntry Named(string nl, string fr) => new()
    {
        Id = NextId(),
        Names = _random.Next(5) switch { 0 => Languages(("nl", nl)), 1 => Languages(("fr", fr)), _ => Languages(("nl", nl), ("fr", fr)) },
    };

    private static Dictionary<string, string> Languages(params (string Language, string Name)[] names) => names.ToDictionary(n => n.Language, n => n.Name, StringComparer.Ordinal);

    private DoublePlace Place(Municipality? town = null)
    {
        town ??= Pick(_random, Municipality.All);
        var (proper, number) = (GeneratedWords.Proper(_random), _random.Next(1, 300));
        return new DoublePlace
        {
            Streets = _random.Next(3) == 0 ? [$"Rue {proper} {number}"] : [$"{proper}straat {number}", $"Rue {proper} {number}"],
            Postcode = Pick(_random, town.Postcodes),
            Latitude = 50.80 + (_random.NextDouble() * 0.1),
            Longitude = 4.30 + (_random.NextDouble() * 0.12),
        };
    }

    // No two houses have one name, or one site.
    private string Proper()
    {
        string proper;
        do
        {
            proper = GeneratedWords.Proper(_random);
        }
        while (!_taken.Add(proper));
        return proper;
    }

    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"02 {_random.Next(200, 800)} {_random.Next(100):00} {_random.Next(100):00}");

    private Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        BitConverter.TryWriteBytes(bytes, ++_number);
        return new Guid(bytes);
    }

    private static string Host(string proper) => Slug(proper) + ".example";

    private static string Slug(string text) => string.Concat(text.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

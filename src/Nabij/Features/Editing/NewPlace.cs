using Nabij.Belgium;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>The place of a new entry, from the boxes of the form; null where it has none. No coordinates: nobody types those without a mistake.</summary>
internal sealed record NewPlace(LocationDocument? Document, IReadOnlyList<FieldProblem> Problems)
{
    public static NewPlace Read(EntryForm form, PlaceBook places)
    {
        if (SecretPlace.IsMarked(form))
        {
            return new NewPlace(new LocationDocument { Confidential = true, Region = places.All.FirstOrDefault(t => t.Level == TerritoryLevel.Region)?.Code }, []);
        }

        var (street, postcode, city) = (FormText.Line(form["street"]), FormText.Line(form["postcode"]), FormText.Line(form["city"]));
        if (street is null && postcode is null && city is null)
        {
            return new NewPlace(null, []);
        }

        if (street?.Any(char.IsLetter) != true)
        {
            return new NewPlace(null, [new FieldProblem("street", "entry.street-missing")]);
        }

        var read = BelgianAddress.Read(street, postcode, city);
        return read.Error is { } error ? new NewPlace(null, [ProblemOf(error)]) : new NewPlace(DocumentOf(read.Value), []);
    }

    private static LocationDocument DocumentOf(BelgianAddress address)
    {
        var languages = new[] { ("nl", address.Street.Dutch), ("fr", address.Street.French) }.Where(s => s.Item2 is not null).Select(s => s.Item1).ToList();
        var town = address.Municipality?.Name ?? address.Town;
        return new LocationDocument
        {
            Street = LocalText.Of([.. languages.Select(l => (l, address.WriteStreet(l)))]),
            Postcode = address.Postcode.Digits,
            City = LocalText.Of([.. new[] { ("nl", town.Dutch), ("fr", town.French) }.Where(t => t.Item2 is not null).Select(t => (t.Item1, t.Item2!))]),
        };
    }

    private static FieldProblem ProblemOf(ReadError error) => error.Code switch
    {
        "address.no-postcode" or "address.postcode" => new FieldProblem("postcode", "entry.postcode-wrong"),
        "address.no-town" or "address.towns" or "address.postcode-town" => new FieldProblem("city", "entry.city-wrong", error.Expected ?? ""),
        _ => new FieldProblem("street", "entry.street-wrong", error.Found ?? ""),
    };
}

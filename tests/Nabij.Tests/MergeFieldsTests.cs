using System.Text.Json.Nodes;
using Nabij.Features.Doubles;

namespace Nabij.Tests;

/// <summary>One state made of two: nothing is lost that nobody chose to lose.</summary>
public sealed class MergeFieldsTests
{
    private static readonly JsonObject First = Given("""{ "name": { "nl": { "text": "Linde" } }, "email": "a@linde.example", "phones": [], "opening_hours": "Mo 09:00-12:00", "level": "general", "$row": { "status": "active" }, "replaced_by": "old" }""");
    private static readonly JsonObject Second = Given("""{ "name": { "nl": { "text": "De Linde" }, "fr": { "text": "Le Tilleul", "status": "outdated", "made_from": 7 } }, "url": "https://linde.example/", "phones": [{ "number": "02 555 12 34" }], "schedules": [{ "freq": "weekly" }], "level": "general", "$row": { "status": "inactive" } }""");

    [Fact]
    public void What_stays_keeps_its_words_and_empty_fields_are_filled()
    {
        var merged = Merge(keepsFirst: true);

        Assert.Equal(
            """{"name":{"nl":{"text":"Linde"},"fr":{"text":"Le Tilleul","status":"outdated"}},"email":"a@linde.example","opening_hours":"Mo 09:00-12:00","level":"general","$row":{"status":"active"},"phones":[{"number":"02 555 12 34"}],"url":"https://linde.example/"}""",
            merged.ToJsonString());
    }

    [Fact]
    public void Hours_never_stand_in_both_fields()
    {
        var merged = Merge(keepsFirst: true, ("hours", MergeFields.Second));

        Assert.Null(merged["opening_hours"]);
        Assert.NotNull(merged["schedules"]);
        Assert.Null(Merge(keepsFirst: false, ("hours", MergeFields.First))["schedules"]);
    }

    [Fact]
    public void A_choice_may_take_or_leave_anything_but_the_last_name()
    {
        Assert.Equal("De Linde", (string?)Merge(true, ("name/nl", MergeFields.Second))["name"]!["nl"]!["text"]);
        Assert.Null(Merge(true, ("url", MergeFields.First))["url"]);
        Assert.Null(Merge(true, ("email", MergeFields.Second))["email"]);

        var dutch = Given("""{ "name": { "nl": { "text": "Linde" } } }""");
        var french = Given("""{ "name": { "fr": { "text": "Tilleul" } } }""");
        var merged = MergeFields.Merge(dutch, french, true, new Dictionary<string, string>(StringComparer.Ordinal) { ["name/nl"] = MergeFields.Second, ["name/fr"] = MergeFields.First });
        Assert.Equal("Linde", (string?)merged["name"]!["nl"]!["text"]);
    }

    [Fact]
    public void Merging_with_itself_changes_nothing() => Assert.All([First, Second], state =>
    {
        var merged = MergeFields.Merge(state, (JsonObject)state.DeepClone(), true, new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(["replaced_by"], state.Select(f => f.Key).Except(merged.Select(f => f.Key)).DefaultIfEmpty("replaced_by"));
        Assert.DoesNotContain(MergeFields.Compare(state, merged), f => f.Differs);
    });

    private static JsonObject Merge(bool keepsFirst, params (string Field, string Side)[] choices) => MergeFields.Merge(First, Second, keepsFirst, choices.ToDictionary(c => c.Field, c => c.Side, StringComparer.Ordinal));

    private static JsonObject Given(string json) => (JsonObject)JsonNode.Parse(json)!;
}

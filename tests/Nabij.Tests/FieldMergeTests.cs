using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Nabij.Features.Directory;
using Nabij.Features.Editing;

namespace Nabij.Tests;

/// <summary>Two people change one document.</summary>
public sealed class FieldMergeTests
{
    private static readonly Gen<JsonNode?> Value = Gen.Elements<Func<JsonNode?>>(() => null, () => "a", () => "b", () => "c", () => new JsonArray("x"), () => new JsonArray("x", "y")).Select(make => make());

    private static readonly Gen<JsonObject> Document =
        from values in Value.ArrayOf(6)
        from inner in Value.ArrayOf(3)
        select Make(values, inner);

    [Theory]
    [InlineData("""{"a":"1","b":"1"}""", """{"a":"2","b":"1"}""", """{"a":"1","b":"2"}""", """{"a":"2","b":"2"}""", "")]
    [InlineData("""{"a":"1"}""", """{"a":"2"}""", """{"a":"2"}""", """{"a":"2"}""", "")]
    [InlineData("""{"a":"1"}""", """{"a":"2"}""", """{"a":"3"}""", """{"a":"3"}""", "a")]
    [InlineData("""{"a":"1"}""", """{}""", """{"a":"1"}""", """{}""", "")]
    [InlineData("""{"a":"1"}""", """{}""", """{"a":"2"}""", """{"a":"2"}""", "a")]
    [InlineData("""{"t":{"nl":{"text":"x"},"fr":{"text":"y"}}}""", """{"t":{"nl":{"text":"X"},"fr":{"text":"y"}}}""", """{"t":{"nl":{"text":"x"},"fr":{"text":"Y"}}}""", """{"t":{"nl":{"text":"X"},"fr":{"text":"Y"}}}""", "")]
    [InlineData("""{"t":{"nl":{"text":"x"}}}""", """{"t":{"nl":{"text":"X"}}}""", """{"t":{"nl":{"text":"Z"}}}""", """{"t":{"nl":{"text":"Z"}}}""", "t/nl/text")]
    [InlineData("""{}""", """{"t":{"nl":{"text":"X"}}}""", """{"t":{"fr":{"text":"Y"}}}""", """{"t":{"nl":{"text":"X"},"fr":{"text":"Y"}}}""", "")]
    [InlineData("""{"l":["1"]}""", """{"l":["1","2"]}""", """{"l":["1","3"]}""", """{"l":["1","3"]}""", "l")]
    public void Each_field_comes_from_who_changed_it_and_what_both_changed_is_told(string before, string theirs, string mine, string merged, string conflicts)
    {
        var merge = FieldMerge.Of(Read(before), Read(theirs), Read(mine));
        Assert.True(JsonNode.DeepEquals(Read(merged), merge.Merged), merge.Merged.ToJsonString());
        Assert.Equal(conflicts, string.Join(',', merge.Conflicts.Select(c => c.Path)));
    }

    [Fact]
    public void What_one_alone_changed_is_what_comes_out()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Document.ToArbitrary(), Document.ToArbitrary(), (before, after) =>
        {
            var (mine, theirs) = (FieldMerge.Of(before, before, after), FieldMerge.Of(before, after, before));
            Assert.Empty(mine.Conflicts.Concat(theirs.Conflicts));
            Assert.True(JsonNode.DeepEquals(after, mine.Merged) && JsonNode.DeepEquals(after, theirs.Merged));
        }));
    }

    [Fact]
    public void Without_a_conflict_nobodys_change_is_lost_and_the_order_does_not_matter()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Document.ToArbitrary(), Document.ToArbitrary(), Document.ToArbitrary(), (before, one, other) =>
        {
            var (a, b) = (FieldMerge.Of(before, one, other), FieldMerge.Of(before, other, one));
            Assert.Equal(a.Conflicts.Select(c => c.Path).Order(StringComparer.Ordinal), b.Conflicts.Select(c => c.Path).Order(StringComparer.Ordinal));
            if (a.Conflicts.Count > 0)
            {
                return;
            }

            Assert.True(JsonNode.DeepEquals(a.Merged, b.Merged));
            foreach (var name in FieldMerge.Differing(before, one).Where(n => before[n] is not JsonObject && one[n] is not JsonObject))
            {
                Assert.True(JsonNode.DeepEquals(one[name], a.Merged[name]), name);
            }
        }));
    }

    [Fact]
    public void The_patch_back_leads_back()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Document.ToArbitrary(), Document.ToArbitrary(), (before, after) =>
            JsonNode.DeepEquals(before, MergePatch.Apply(after, MergePatch.Between(after, before)))));
    }

    private static JsonObject Make(JsonNode?[] values, JsonNode?[] inner)
    {
        var document = Of(values, "f");
        var text = Of(inner, "l");
        if (text.Count > 0)
        {
            document["text"] = text;
        }

        return document;
    }

    private static JsonObject Of(JsonNode?[] values, string prefix)
    {
        var made = new JsonObject();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                made[$"{prefix}{i}"] = value.DeepClone();
            }
        }

        return made;
    }

    private static JsonObject Read(string json) => (JsonObject)JsonNode.Parse(json)!;
}

using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Nabij.Features.Directory;

namespace Nabij.Tests;

public sealed class MergePatchTests
{
    [Fact]
    public void The_patch_between_two_documents_leads_from_the_one_to_the_other() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Gen.Two(Documents(3)).ToArbitrary(), pair =>
        {
            var (from, to) = ((JsonObject)JsonNode.Parse(pair.Item1)!, (JsonObject)JsonNode.Parse(pair.Item2)!);
            var patched = MergePatch.Apply(from, (JsonObject)JsonNode.Parse(MergePatch.Between(from, to).ToJsonString())!);
            return JsonNode.DeepEquals(to, patched);
        }));

    [Fact]
    public void Equal_documents_need_no_patch()
    {
        var document = (JsonObject)JsonNode.Parse("""{"a":{"b":[1,{"c":"d"}]},"e":"f"}""")!;
        Assert.Equal("{}", MergePatch.Between(document, (JsonObject)document.DeepClone()).ToJsonString());
    }

    // Examples of RFC 7396, appendix A, that concern objects without nulls.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void It_is_the_patch_of_the_standard(string document, string patch, string result) =>
        Assert.Equal(result, MergePatch.Apply((JsonObject)JsonNode.Parse(document)!, (JsonObject)JsonNode.Parse(patch)!).ToJsonString());

    // Few names, so that two documents share some of them.
    private static Gen<string> Documents(int depth) =>
        from names in Gen.SubListOf(new[] { "a", "b", "c", "d" })
        from values in Gen.ListOf(Values(depth - 1), names.Count)
        select $"{{{string.Join(',', names.Zip(values, (n, v) => $"\"{n}\":{v}"))}}}";

    private static Gen<string> Values(int depth) =>
        depth == 0
            ? Gen.Elements("1", "2", "\"x\"", "true", "[]", "[1,\"x\"]", "{}")
            : Gen.OneOf(Values(0), Documents(depth), Documents(depth).Select(d => $"[{d}]"));
}

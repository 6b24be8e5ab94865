using Nabij.Features.Finder;
using Nabij.Features.Paper;
using Nabij.Search;

namespace Nabij.Tests;

public sealed class ShortCodeTests
{
    private static readonly Guid One = new("11111111-1111-5111-8111-111111111111");

    [Fact]
    public void A_code_is_the_beginning_of_the_id_and_stays_the_same()
    {
        var codes = Of(One, new("ffffffff-ffff-5fff-8fff-ffffffffffff"));

        Assert.Equal("248h248h", codes.Of(One));
        Assert.Equal("zzzzzzzz", codes.Of(new("ffffffff-ffff-5fff-8fff-ffffffffffff")));
        Assert.True(codes.TryFind("248H248H", out var found));
        Assert.Equal(One, found.Single().Id);
    }

    [Fact]
    public void Two_that_begin_alike_get_longer_codes_and_the_short_one_means_both()
    {
        Guid other = new("11111111-11ff-5111-8111-111111111111");
        var codes = Of(One, other);

        Assert.NotEqual(codes.Of(One), codes.Of(other));
        Assert.True(codes.TryFind(codes.Of(One), out var one));
        Assert.Equal(One, one.Single().Id);
        Assert.True(codes.TryFind("248h248h", out var both));
        Assert.Equal(2, both.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("248h248")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("<script>alert(1)</script>")]
    public void What_is_no_code_means_nothing(string? code) => Assert.False(Of(One).TryFind(code, out _));

    [Fact]
    public void Words_at_the_foot_of_a_page_end_neither_text_nor_style() =>
        Assert.DoesNotContain(PaperSheet.CssText("x\"</style><script>é\\\n}"), c => c is '"' or '<' or '>' or '}' or '\n' or '/');

    private static ShortCodes Of(params Guid[] ids) => new(ids.Select((id, i) => new CodedEntry(id, DocumentType.Service, $"service-{i}")));
}

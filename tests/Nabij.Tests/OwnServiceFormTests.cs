using Microsoft.Extensions.Primitives;
using Nabij.Features.Editing;

namespace Nabij.Tests;

public sealed class OwnServiceFormTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "yes", "yes")]
    [InlineData("yes", "", "yes")]
    public void The_service_says_its_room_anew_with_everything_it_confirms_or_by_itself_and_never_who_runs_it(string all, string room, string said)
    {
        var form = EntryForm.Posted(new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["checked"] = all,
            [CapacityFields.Again] = room,
            ["source"] = "visit",
            ["organisation"] = "Huis Twee",
            ["sent.organisation"] = "yes",
            ["email"] = "tafel@naai.example",
        }).ByService();

        Assert.Equal((said, "owner", false, "tafel@naai.example"), (form[CapacityFields.Again], form["source"], form.Has("organisation"), form["email"]));
    }
}

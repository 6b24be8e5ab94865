using Nabij.Platform;

namespace Nabij.Tests;

public sealed class SmtpSettingTests
{
    private static readonly Uri Place = new("https://nabij.example");

    [Theory]
    [InlineData("smtp://mail.example.org", "mail.example.org", 25, false, null, null)]
    [InlineData("smtp://127.0.0.1:2525", "127.0.0.1", 2525, false, null, null)]
    [InlineData("smtps://mail.example.org", "mail.example.org", 587, true, null, null)]
    [InlineData("smtp:" + "//us%40er:p%3Aa%2Fss:word@mail.example.org:587/", "mail.example.org", 587, false, "us@er", "p:a/ss:word")]
    public void It_is_read(string text, string host, int port, bool tls, string? user, string? password)
    {
        var smtp = Smtp.From(text, null, Place)!;

        Assert.Equal((host, port, tls, user, password, "no-reply@nabij.example"), (smtp.Host, smtp.Port, smtp.Tls, smtp.User, smtp.Password, smtp.Sender.Address));
    }

    [Theory]
    [InlineData("mail.example.org:25")]
    [InlineData("http://mail.example.org")]
    [InlineData("smtp://")]
    [InlineData("smtp://secret@mail.example.org")]
    [InlineData("smtp://user:sec/ret@mail.example.org")]
    [InlineData("smtps:" + "//user:secret@mail.example.org:465")]
    [InlineData("smtp:" + "//user:secret@mail.example.org/inbox")]
    public void What_cannot_work_is_refused_without_being_quoted(string text)
    {
        var refused = Assert.Throws<SettingException>(() => Smtp.From(text, null, Place));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no-reply@nabij.example")]
    [InlineData(" ", "no-reply@nabij.example")]
    [InlineData("hello@example.org", "hello@example.org")]
    public void The_sender_is_the_sites_own_unless_said(string? sender, string expected) =>
        Assert.Equal(expected, Smtp.From("smtp://localhost", sender, Place)!.Sender.Address);

    [Fact]
    public void A_sender_that_is_no_address_is_refused_and_a_site_without_a_name_has_one()
    {
        Assert.Throws<SettingException>(() => Smtp.From("smtp://localhost", "Nabij <hello@example.org>", Place));
        Assert.Equal("no-reply@localhost", Smtp.From("smtp://localhost", null, new Uri("http://127.0.0.1:5080"))!.Sender.Address);
        Assert.Null(Smtp.From("", "hello@example.org", Place));
    }
}

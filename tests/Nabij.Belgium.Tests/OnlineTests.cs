namespace Nabij.Belgium.Tests;

public sealed class OnlineTests
{
    [Theory]
    [InlineData("info@brap.be", "info@brap.be")]
    [InlineData(" Info@BRAP.be. ", "Info@brap.be")]
    [InlineData("mailto:info@brap.be", "info@brap.be")]
    [InlineData("<info@brap.be>", "info@brap.be")]
    [InlineData("in\u200Bfo@brap.be", "info@brap.be")]
    [InlineData("o’neil+x@brap.be", "o'neil+x@brap.be")]
    [InlineData("info@café.be", "info@xn--caf-dma.be")]
    [InlineData("info@ｂｒａｐ．ｂｅ", "info@brap.be")]
    public void A_mail_address_is_read(string text, string address) => Assert.Equal(address, Given.Value(EmailAddress.Read(text), text).ToString());

    [Theory]
    [InlineData("", "mail.empty")]
    [InlineData("info.brap.be", "mail.no-at")]
    [InlineData("a@b@x.be", "mail.several")]
    [InlineData("info@x.be, info@y.be", "mail.several")]
    [InlineData("info@x.be; info@y.be", "mail.several")]
    [InlineData("@x.be", "mail.before-at")]
    [InlineData(".a@x.be", "mail.before-at")]
    [InlineData("a..b@x.be", "mail.before-at")]
    [InlineData("Jan Peeters <jan@x.be>", "mail.before-at")]
    [InlineData("élan@x.be", "mail.character")]
    [InlineData("a\0b@x.be", "mail.character")]
    [InlineData("a@", "mail.host")]
    [InlineData("a@b", "mail.host")]
    [InlineData("a@x..be", "mail.host")]
    [InlineData("a@-x.be", "mail.host")]
    [InlineData("a@x_y.be", "mail.host")]
    [InlineData("a@1.2.3.4", "mail.host")]
    [InlineData("a@[1.2.3.4]", "mail.host")]
    [InlineData("a@localhost", "mail.host")]
    [InlineData("a@printer.local", "mail.host")]
    public void What_is_no_mail_address_is_refused(string text, string code) => Assert.Equal(code, Given.Code(EmailAddress.Read(text)));

    [Theory]
    [InlineData("www.famgb.be", "https://www.famgb.be/", "www.famgb.be")]
    [InlineData("HTTP://WWW.FAMGB.BE/Contact", "http://www.famgb.be/Contact", "www.famgb.be/Contact")]
    [InlineData("(www.famgb.be).", "https://www.famgb.be/", "www.famgb.be")]
    [InlineData("http://x.be:8080/a?b=c#d", "http://x.be:8080/a?b=c#d", "x.be:8080/a?b=c#d")]
    [InlineData("x.be:8080", "https://x.be:8080/", "x.be:8080")]
    [InlineData("http://x.be:80/", "http://x.be/", "x.be")]
    [InlineData("https://x.be?a=b", "https://x.be/?a=b", "x.be/?a=b")]
    [InlineData("http://café.be/thé", "http://xn--caf-dma.be/th%C3%A9", "café.be/th%C3%A9")]
    [InlineData("https://x.be/a–b", "https://x.be/a%E2%80%93b", "x.be/a%E2%80%93b")]
    [InlineData("https://fr.wikipedia.org/wiki/Bruxelles_(ville)", "https://fr.wikipedia.org/wiki/Bruxelles_(ville)", "fr.wikipedia.org/wiki/Bruxelles_(ville)")]
    [InlineData("https://x.be/?mail=a@b.be", "https://x.be/?mail=a@b.be", "x.be/?mail=a@b.be")]
    public void A_web_address_is_read(string text, string address, string forPeople)
    {
        var web = Given.Value(WebAddress.Read(text), text);
        Assert.Equal((address, forPeople), (web.Address, web.ForPeople()));
        Assert.Equal(web, WebAddress.Read(web.Address).Value);
    }

    [Theory]
    [InlineData("", "web.empty")]
    [InlineData("ftp://x.be", "web.scheme")]
    [InlineData("javascript:alert(1)", "web.scheme")]
    [InlineData("data:text/html,x", "web.scheme")]
    [InlineData("http:/x.be", "web.scheme")]
    [InlineData("http:x.be", "web.scheme")]
    [InlineData("http://user@x.be", "web.user-info")]
    [InlineData("info@x.be", "web.user-info")]
    [InlineData("http:\\\\x.be", "web.character")]
    [InlineData("http://x.be/a b", "web.character")]
    [InlineData("http://x.be/<script>", "web.character")]
    [InlineData("http://x.be/\0", "web.character")]
    [InlineData("http://127.0.0.1/", "web.host")]
    [InlineData("http://2130706433/", "web.host")]
    [InlineData("http://0x7f.1/", "web.host")]
    [InlineData("http://[::1]/", "web.host")]
    [InlineData("http://localhost/", "web.host")]
    [InlineData("http://wiki.internal/", "web.host")]
    [InlineData("//x.be", "web.host")]
    [InlineData("x", "web.host")]
    [InlineData("http://x.be:0/", "web.port")]
    [InlineData("http://x.be:99999/", "web.port")]
    public void What_is_no_web_address_is_refused(string text, string code) => Assert.Equal(code, Given.Code(WebAddress.Read(text)));
}

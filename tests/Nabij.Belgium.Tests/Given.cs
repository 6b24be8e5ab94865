namespace Nabij.Belgium.Tests;

/// <summary>The day of the tests, and short ways to say what was read: the value, or the code with position, expected and found.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static string Code<T>(Reading<T> read)
        where T : class => read.Error?.Code ?? "read";

    public static T Value<T>(Reading<T> read, string? text)
        where T : class
    {
        Assert.True(read.IsRead, $"'{text}' is {read.Error}");
        return read.Value;
    }

    /// <summary>Every reader at once, for what must hold of all.</summary>
    public static IEnumerable<ReadError?> ReadAsAll(string? text) =>
    [
        EnterpriseNumber.Read(text).Error,
        EstablishmentNumber.Read(text).Error,
        RizivNumber.Read(text).Error,
        NationalNumber.Read(text, Today).Error,
        PhoneNumber.Read(text).Error,
        Postcode.Read(text).Error,
        BelgianAddress.Read(text).Error,
        BelgianAddress.Read(text, "1000", text).Error,
        BelgianAddress.Read("Rue de la Loi 16", text, "Bruxelles").Error,
        EmailAddress.Read(text).Error,
        WebAddress.Read(text).Error,
    ];

    /// <summary>The checkout's root: the folder with the solution.</summary>
    public static string Checkout { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Nabij.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}

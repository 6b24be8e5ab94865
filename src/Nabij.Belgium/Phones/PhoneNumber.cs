namespace Nabij.Belgium;

/// <summary>What a number is for, and so roughly what it costs.</summary>
public enum PhoneKind
{
    Fixed,
    Mobile,

    /// <summary>0800, and 00 800 (the same number in many countries).</summary>
    Free,

    /// <summary>070 (dearer than usual, at most 0.30 € a minute) and 078 (one number for a country, as a fixed line).</summary>
    SharedCost,

    /// <summary>0900 to 0909: 0.50 to 31 €.</summary>
    Premium,

    /// <summary>Three, four or six digits, only inside Belgium.</summary>
    ShortNumber,

    /// <summary>112, 100 and 101.</summary>
    Emergency,

    /// <summary>077: machines among themselves.</summary>
    Machine,

    /// <summary>Of another country; its own kind is not known here.</summary>
    Foreign,
}

/// <summary>
/// A telephone number as Belgium's numbering plan has it, or one of another country with its calling code. Equal numbers are equal however
/// they were typed. Sources: Royal Decree of 27 April 2007 on the numbering space; BIPT, "Numbering principles" and "Verkorte nummers";
/// prices: Ethics Committee for Telecommunications, "Maximumtarieven". That a number has the shape does not say that somebody answers.
/// </summary>
public sealed record PhoneNumber
{
    internal PhoneNumber(PhoneKind kind, string callingCode, string digits, string? extension = null)
    {
        Kind = kind;
        CallingCode = callingCode;
        Digits = digits;
        Extension = extension;
    }

    public PhoneKind Kind { get; }

    /// <summary><c>32</c> for Belgium, also of a short number.</summary>
    public string CallingCode { get; }

    /// <summary>What stands behind the calling code, without a 0 before it; of a short number all.</summary>
    public string Digits { get; }

    /// <summary>The inner number to ask for, one to seven digits, or null.</summary>
    public string? Extension { get; internal init; }

    /// <summary>ISO 3166 code of the country (<c>BE</c>); null where several share a calling code or none has it.</summary>
    public string? Country => CallingCodes.CountryOf(CallingCode);

    /// <summary><c>+3222231343</c>; null for a short number: from abroad it cannot be dialled, or reaches somebody else.</summary>
    public string? E164 => IsShort ? null : "+" + CallingCode + Digits;

    /// <summary>As stored; <see cref="Read"/> gives the same number back.</summary>
    public string Stored => (E164 ?? Digits) + (Extension is null ? "" : " ext. " + Extension);

    /// <summary>As people in Belgium write it: <c>02 223 13 43</c>, <c>0475 12 34 56</c>, <c>0800 35 243</c>; a foreign one with its country.</summary>
    public string National => IsShort || CallingCode != "32" ? International : PhoneForm.National(this);

    /// <summary>As people elsewhere write it: <c>+32 2 223 13 43</c>; a short number by itself.</summary>
    public string International => IsShort ? PhoneForm.Short(Digits) : $"+{CallingCode} {PhoneForm.Groups(this)}";

    /// <summary>
    /// For a link (RFC 3966). A short number goes without the <c>phone-context</c> that the RFC asks for: telephones that do not know it
    /// would dial nothing, and these are the numbers for emergencies.
    /// </summary>
    public string Link => "tel:" + (E164 ?? Digits) + (Extension is null ? "" : ";ext=" + Extension);

    private bool IsShort => Kind is PhoneKind.ShortNumber or PhoneKind.Emergency;

    /// <summary><see cref="National"/>, without extension.</summary>
    public override string ToString() => National;

    /// <summary>Reads one number with whatever stands around it in practice; two numbers are an error that says so.</summary>
    public static Reading<PhoneNumber> Read(string? text) => PhoneReader.Read(text);
}

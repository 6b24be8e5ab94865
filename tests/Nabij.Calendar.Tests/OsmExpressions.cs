namespace Nabij.Calendar.Tests;

/// <summary>Expressions that opening_hours.js and we both read.</summary>
internal static class OsmExpressions
{
    // Written by hand: each says something that another does not.
    private static readonly string[] Single =
    [
        "24/7", "off", "closed", "open", "unknown", "24/7 open", "24/7; PH off", "24/7; Dec 25 off", "24/7 \"reception at the back\"", "\"on request\"", "\"by appointment\"",
        "00:00-24:00", "08:00-18:00", "10:00-10:00", "22:00-06:00", "22:00-26:00", "22:00-30:00", "00:00-00:00", "23:59-00:01", "Mo 00:00-24:00; We 00:00-24:00",
        "Mo-Fr 09:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00", "Mo-Fr 09:00-12:00, 13:00-17:00", "Mo,We,Fr 09:00-12:00", "Sa-Mo 10:00-16:00", "Fr-Tu 10:00-16:00", "Su-Sa 10:00-11:00",
        "mo-fr 09:00-17:00", "Mo-Fr 9:00-17:00", "Mo-Fr 09:00 - 17:00", "Mo - Fr 09:00-17:00", "Mo-Fr", "Sa,Su off", "Mo-Fr open", "Mo-Fr 09:00-17:00 open", "Mo-Fr 09:00-17:00 unknown",
        "Mo-Fr 09:00-17:00; We off", "Mo-Fr 09:00-17:00; We closed", "Mo-Fr 09:00-17:00; We 13:00-17:00", "Mo-Fr 09:00-17:00, We 18:00-20:00", "Mo-Fr 09:00-17:00, We 12:00-13:00 off",
        "Mo-Fr 09:00-17:00; We 12:00-13:00 off", "Mo-Fr 09:00-17:00; We 12:00-13:00 unknown", "Mo-Fr 09:00-17:00, We 12:00-13:00 unknown", "Mo-Fr 09:00-17:00; We unknown",
        "Mo-Fr 09:00-17:00; Mo-Fr 12:00-12:30 off", "10:00-12:00; 14:00-18:00", "Mo-Fr 10:00-12:00; 14:00-18:00", "10:00-12:00; Mo-Fr 14:00-18:00; 20:00-21:00",
        "Fr 22:00-04:00", "Fr,Sa 22:00-04:00", "Fr 22:00-04:00; Sa 10:00-12:00", "Fr 22:00-04:00, Sa 10:00-12:00", "Fr 22:00-04:00; Sa off", "Su-Th 18:00-02:00; Fr,Sa 18:00-05:00",
        "Mo-Su 20:00-08:00", "Mo 22:00-02:00, Tu 01:00-03:00 off", "Sa 20:00-03:30", "Su 01:00-04:00", "Sa 22:00-34:00", "Mo-Fr 19:00-08:00; Sa,Su 00:00-24:00", "Mo-Fr 19:00-08:00, Sa,Su 00:00-24:00",
        "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; PH 10:00-12:00", "Mo-Fr 09:00-17:00; PH unknown", "Mo-Sa,PH 10:00-12:00", "PH,Mo-Sa 10:00-12:00", "PH 10:00-12:00", "PH off",
        "PH Mo-Fr 10:00-12:00", "PH Sa,Su 10:00-12:00", "Mo-Fr 09:00-17:00; PH Mo off", "PH -1 day 10:00-12:00", "PH +1 day 10:00-12:00", "Mo-Fr 09:00-17:00; PH off; Dec 24 off",
        "Mo-Fr 09:00-17:00; PH -1 day 09:00-12:00; PH off", "Mo-Fr 09:00-17:00, PH off", "Su,PH 10:00-12:00", "Mo-Fr 22:00-06:00; PH off", "PH 22:00-06:00", "PH,Sa 22:00-06:00",
        "Jan 10:00-12:00", "Jan-Mar 10:00-12:00", "Nov-Feb 10:00-12:00", "Jan,Jul 10:00-12:00", "Jan-Feb,Nov-Dec 10:00-12:00", "Mar-Oct Tu 10:00-12:00; Nov-Feb Tu 14:00-15:00",
        "Jul-Aug off; Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; Jul-Aug off", "Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 09:00-12:00", "Jul-Aug: Mo-Fr 09:00-12:00", "Mo-Fr 09:00-17:00; Jul 21 off",
        "Dec 24-26 off; 10:00-12:00", "10:00-12:00; Dec 24-26 off", "10:00-12:00; Dec 24-Jan 02 off", "10:00-12:00; Dec 25,26 off", "10:00-12:00; Jan 01,May 01,Dec 25 off", "Jan 01-10,Dec 20-31 10:00-12:00",
        "Mar 15-Oct 15 10:00-20:00; Oct 16-Mar 14 10:00-17:00", "Feb 29 10:00-12:00", "Feb 28-Mar 01 10:00-12:00", "Apr 01-10 Mo 10:00-12:00",
        "2026 Dec 24-2027 Jan 02 10:00-12:00", "10:00-12:00; 2026 Dec 24-2027 Jan 02 off", "2026 Mar 01-2026 Apr 10 10:00-12:00", "2026 10:00-12:00", "2026-2027 Mo 10:00-12:00",
        "2027+ Mo 10:00-12:00", "2026,2028 Mo 10:00-12:00", "2026 Apr 01 10:00-12:00", "2026-2027 Mar-Apr Mo 10:00-12:00",
        "easter 10:00-12:00", "easter +1 day 10:00-12:00", "easter -2 days 10:00-12:00", "Mo-Fr 10:00-12:00; easter +1 day off", "10:00-12:00; easter off",
        "week 10 Mo 10:00-12:00", "week 10-20 Mo 10:00-12:00", "week 1-53/2 Mo 10:00-12:00", "week 2-52/2 Tu,We 10:00-12:00", "week 01,03,53 10:00-12:00", "week 53 Fr-Su 10:00-12:00", "week 1 Mo-We 10:00-12:00",
        "week 1-53/2 Mo 10:00-12:00; week 2-53/2 Mo 14:00-16:00", "week 13,14 Sa 22:00-04:00",
        "Mo[1] 10:00-12:00", "Mo[-1] 10:00-12:00", "Sa[1,3] 10:00-12:00", "Th[2-3] 10:00-12:00", "We[5] 10:00-12:00", "Tu[-2] 10:00-12:00", "Mo[1],We[2] 10:00-12:00", "Fr[1] 22:00-04:00", "Mo-Fr 09:00-17:00; Mo[1] off",
        "Mo-Fr 09:00-17:00, Sa[1] 10:00-12:00", "Mo-Fr 09:00-17:00; Fr[-1] 09:00-12:00", "Jul-Nov Sa[1] 10:00-12:00",
        "Mo-Fr 09:00-17:00 \"by appointment\"", "Mo-Fr 09:00-17:00 open \"by appointment\"", "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00 \"by appointment\"", "Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00 \"by appointment\"",
        "Mo-Fr 09:00-12:00 \"ring the bell\"", "Mo-Fr 09:00-12:00 open \"ring the bell\"", "Mo-Fr 09:00-12:00 off \"works\"", "Mo-Fr 09:00-17:00; Aug unknown \"ask\"",
        "Mo-Fr 09:00-12:00 || \"by appointment\"", "Mo-Fr 09:00-12:00; We off || \"by appointment\"", "Mo-Fr 09:00-12:00 || unknown", "Mo-Fr 08:00-12:00 || Sa 10:00-12:00 open", "Mo-Fr 08:00-12:00 unknown || Mo 10:00-13:00 open",
        "Mo-Fr 08:00-12:00 || Mo-Fr 10:00-14:00 unknown", "Mo-Fr 08:00-12:00; PH off || unknown \"call\"", "Mo-Fr 08:00-12:00 || Mo-Fr 13:00-14:00 || unknown",
        "Mo 17:00+", "Fr 22:00+", "Mo-Fr 17:00+", "Sa 10:00+", "Mo-Fr 09:00-12:00; Sa 10:00+",
        "Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00; Jul-Aug Mo-Fr 08:00-15:00; Dec 24,31 08:00-12:00; PH off",
    ];

    public static IEnumerable<string> All()
    {
        // And every joining of some days, times and exceptions.
        string[] days = ["Mo-Fr", "Mo,We-Fr", "Sa-Mo", "Tu,PH", "Mo[1]", "Sa[-1]", "Mar-Oct Mo-Sa", "week 1-53/2 Th"];
        string[] times = ["09:00-17:00", "08:30-12:00,13:15-16:45", "21:00-05:00", "00:00-24:00"];
        string[] exceptions = ["", "; PH off", "; We 10:00-11:00", ", Sa 10:00-11:00", "; Dec 24-Jan 02 off", "; Apr Tu-Fr 13:00-15:00 unknown", " || \"by appointment\""];
        return Single.Concat(from day in days from time in times from exception in exceptions select $"{day} {time}{exception}");
    }
}

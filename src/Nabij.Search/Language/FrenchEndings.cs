namespace Nabij.Search.Language;

/// <summary>The endings of Snowball 2.2 "french", grouped by what <see cref="FrenchStemmer"/> does with them.</summary>
internal static class FrenchEndings
{
    public static readonly Endings<FrenchStandard> Standard = new(
        (FrenchStandard.Cut, "ance iqUe isme able iste eux ances iqUes ismes ables istes"),
        (FrenchStandard.Ation, "atrice ateur ation atrices ateurs ations"),
        (FrenchStandard.Logie, "logie logies"),
        (FrenchStandard.Ution, "usion ution usions utions"),
        (FrenchStandard.Ence, "ence ences"),
        (FrenchStandard.Ement, "ement ements"),
        (FrenchStandard.Ite, "ité ités"),
        (FrenchStandard.If, "if ive ifs ives"),
        (FrenchStandard.Eaux, "eaux"),
        (FrenchStandard.Aux, "aux"),
        (FrenchStandard.Euse, "euse euses"),
        (FrenchStandard.Issement, "issement issements"),
        (FrenchStandard.Amment, "amment"),
        (FrenchStandard.Emment, "emment"),
        (FrenchStandard.Ment, "ment ments"));

    public static readonly Endings<bool> VerbsInIr = new(
        (true, "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait "
            + "issant issante issantes issants isse issent isses issez issiez issions issons it"));

    public static readonly Endings<FrenchVerb> OtherVerbs = new(
        (FrenchVerb.Ions, "ions"),
        (FrenchVerb.Cut, "é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez"),
        (FrenchVerb.CutAndE, "âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions"));

    public static readonly Endings<FrenchResidual> Residual = new(
        (FrenchResidual.Ion, "ion"), (FrenchResidual.Ier, "ier ière Ier Ière"), (FrenchResidual.E, "e"));
}

internal enum FrenchStandard : byte
{
    Cut,
    Ation,
    Logie,
    Ution,
    Ence,
    Ement,
    Ite,
    If,
    Eaux,
    Aux,
    Euse,
    Issement,
    Amment,
    Emment,
    Ment,
}

internal enum FrenchVerb : byte
{
    Ions,
    Cut,
    CutAndE,
}

internal enum FrenchResidual : byte
{
    Ion,
    Ier,
    E,
}

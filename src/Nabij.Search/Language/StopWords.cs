using System.Collections.Frozen;

namespace Nabij.Search.Language;

/// <summary>
/// Words that carry no meaning of their own in a question or a text, folded. Negations are among them: «wil niet alleen zijn» is about
/// being alone. Absent on purpose: words that are weak but ours (hulp, aide, help); sans, zonder and without (sans papiers); and
/// words that are also help or trouble: was (laundry), bien (bien-être), down (Down syndrome), id (identity card).
/// </summary>
internal static class StopWords
{
    public static FrozenSet<string> Dutch { get; } = Words(DutchWords, DutchFiller, Letters);

    public static FrozenSet<string> French { get; } = Words(FrenchWords, FrenchFiller, Letters);

    public static FrozenSet<string> English { get; } = Words(EnglishWords, EnglishFiller, Letters);

    // What is left of 's avonds, z'n, l' with a space, e-mail. Not b and c: hepatitis B and C.
    private const string Letters = "a d e j l m n s t y z";

    private const string DutchWords = """
        de het een der des den ten ter te en of maar want dus dan als toen terwijl omdat doordat zodat opdat hoewel tenzij mits indien
        zodra voordat nadat totdat sinds dat die dit deze wie wat waar waarom wanneer hoe welk welke hoeveel daar hier er ergens nergens
        overal waarbij waarin waarmee waarop waarvan waarvoor waaraan waardoor waarover waaruit waarnaar daarbij daarin daarmee daarop
        daarvan daarvoor daarom daardoor daarna daaraan daarover daarnaast hierbij hierin hiermee hierop hiervan hiervoor hierdoor hierover
        erbij erin ermee erop ervan ervoor eraan erdoor erover eruit ernaar
        ik jij je jou jouw u uw hij zij ze hem haar zijn wij we ons onze jullie hun hen mij me mijn zich zelf mezelf mijzelf jezelf
        uzelf zichzelf onszelf mn zn
        aan achter af behalve beneden bij binnen boven buiten door gedurende in langs met na naar naast om omtrent onder op over per rond
        rondom sedert tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor voorbij
        ben bent is waren geweest wezen ware word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad kan kun kunt
        kunnen kon konden gekund mag mogen mocht mochten moet moeten moest moesten wil wilt willen wilde wilden wou zal zult zullen zou
        zouden zoudt doe doet doen deed deden gedaan ga gaat gaan ging gingen gegaan laat laten liet liten lieten blijf blijft
        blijven bleef bleven kom komt komen kwam kwamen gekomen hoef hoeft hoeven
        niet geen niets niks nooit niemand noch nee ja wel ook nog al alle alles allen allemaal altijd soms vaak weer reeds pas net nu toch
        eens eigenlijk echt zeer heel erg zo zoals zoiets zulk zulke veel meer meest meeste minder minst weinig beetje iets iemand
        iedereen ieder iedere elk elke enig enige enkele sommige verschillende andere ander anders zelfde dezelfde hetzelfde beide beiden
        ongeveer bijna vooral bijvoorbeeld namelijk immers misschien gewoon even slechts steeds telkens aldus
        evenals alsook eveneens tevens inzake betreffende bv dwz enz ivm mbt nl oa tav tgv zgn
        """;

    // How people begin and end a question.
    private const string DutchFiller = """
        hallo hoi goedendag goedemorgen goedemiddag goedenavond beste geachte mevrouw meneer dank bedankt dankjewel dankuwel alvast aub
        alstublieft alsjeblieft graag groeten groetjes
        zoek zoekt zoeken zoekende gezocht opzoek vind vindt vinden nodig weet weten vraag vragen vraagt geef geven geeft krijg krijgt
        krijgen kreeg gekregen denk denken zeg zeggen zegt
        """;

    private const string FrenchWords = """
        le la les un une des du de au aux et ou mais donc or ni car que qui quoi dont quand comment pourquoi combien quel quelle quels
        quelles lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles si comme lorsque puisque quoique
        afin ainsi alors apres avant avec chez contre dans depuis derriere devant durant en entre envers hors jusque lors malgre par
        parmi pendant pour pres sauf selon sous sur vers via voici voila
        je tu il elle on nous vous ils elles me te se moi toi lui leur leurs eux soi mon ma mes ton ta tes son sa ses notre nos votre vos
        mien mienne tien sien sienne celui celle ceux celles ce cet cette ces ceci cela ca ici y
        suis es est sommes etes sont etais etait etions etiez etaient fus fut furent serai seras sera serons serez seront serais serait
        seraient sois soit soient etant ete etre ai as avons avez ont avais avait avions aviez avaient eu eus eut aurai aura aurons aurez
        auront aurais aurait auraient aie ait aient ayant avoir fais fait faites font faire faisait faisant ferai fera va vais vas vont
        allons allez aller irai peux peut pouvons pouvez peuvent pouvoir pourrais pourrait pourriez pourra pourrez dois doit devons devez
        doivent devoir devrais devrait veux veut voulons voulez veulent vouloir voudrait faut faudrait
        pas ne plus jamais rien aucun aucune non oui nul nulle guere aussi encore deja toujours souvent parfois tres trop
        peu assez beaucoup moins plutot presque meme memes tout toute tous toutes autre autres chaque chacun chacune plusieurs quelque
        quelques quelqu certain certaine certains certaines tel telle tels telles puis ensuite enfin surtout notamment environ
        seulement vraiment cependant toutefois pourtant parce tandis aujourdhui etc ex cad qu
        """;

    private const string FrenchFiller = """
        bonjour bonsoir salut allo madame monsieur cher chere merci svp stp sil plait cordialement
        cherche cherches cherchons cherchez cherchent chercher recherche recherchons rechercher trouve trouver trouvez besoin aimerais
        aimerait aimerions voudrais voudrions souhaite souhaites souhaitons souhaiterais souhaiter sais savoir sait demande demander
        demandez dire dites donner donnez obtenir existe
        """;

    private const string EnglishWords = """
        a an the and or but nor so yet if then else than as because while although though unless until since whether that this these those
        who whom whose which what when where why how there here
        i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they
        them their theirs themselves one ones someone somebody something anyone anybody anything everyone everybody everything
        about above across after against along among around at before behind below beneath beside besides between beyond by during
        except for from in inside into like near of off on onto out outside over per through throughout to toward towards under up upon
        via with within
        am is are was were be been being have has had having do does did doing done can could may might must shall should will would get
        gets getting got go goes going gone went let lets make makes
        no not none nothing nobody never neither cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt
        havent hasnt hadnt im ive
        also too very much many more most less least few little some any all both each every either other another others such same own
        only just even still already again always often sometimes ever once now soon really quite rather almost perhaps maybe however
        therefore thus etc eg ie yes
        """;

    private const string EnglishFiller = """
        hello hi hey dear please pls thanks thank sir madam regards
        look looking looks search searching seek seeking find finding finds need needs needed want wants wanted wanting know knows knowing
        ask asking tell telling give gives giving wish trying try
        """;

    private static FrozenSet<string> Words(params string[] lists) =>
        lists.SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
}

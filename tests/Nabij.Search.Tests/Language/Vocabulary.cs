namespace Nabij.Search.Tests.Language;

/// <summary>
/// Many words of a language, the same on every run: real beginnings with every ending the stemmer knows, on their own and two on end,
/// and strings of its letters that are no words at all.
/// </summary>
internal sealed record Vocabulary(string Letters, string Stems, string Prefixes, string Endings)
{
    private const int Invented = 16_000;

    public static Vocabulary Dutch { get; } = new(
        "aeiouyaeiouenbcdfghjklmnprstvwxzqèéëïöüáíóêû",
        """
        aanvraag aanpass adres advies afspraak angst apothek arbeid arm armoed arts avond baas bad bank bed bedden begeleid behandel bejaard
        belang beleid beroep bescherm bestuur betaal bevolk bewoner bezoek bijstand blind boodschap brief broer brood buren buurt cafe café
        centr collectief comité coördinat crèche dag dak dakloos dans deel dement denk depressie diabetes dienst dieet diët dochter dokter
        dood doof drank drie drugs dwang één eenzaam eet eigen eis emotie energie ervar examen familie feest fiets financi financiël film
        fonds gang gast geboort gebrek gebruik gedrag geduld geest gehandicapt gehoor geld geloof geluid gemeent gemeenschap genees gerecht
        gesprek gevaar gevangen geweld geweten geziek gezin gezond gids gift gratis groep groet groot gëerfd haar half hand handicap hart
        heer help herstel heup hoofd hond hotel huid huil huis huishoud hulp huur huwelijk idee ijver indruk inform ingang inkom integrat
        jaar jeugd jong juridisch kaart kamer kanker kans kast keuk kiek kies kijk kind klacht klas klein kleur knie koffie kok koop koord
        kosten koud kraam kracht krant kring kunst laag laars lach land last leef leeg leen leer leid lening les leven lezing lichaam lief
        lijd lijn logopedi longen loop maal maan maand maat macht man mantelzorg markt mat medicijn meid meisj melk mens midd misbruik moed
        moeder mond moslim muur naam nacht natuur neef neus nood nooit nummer oefen onderwijs ongeluk ongezond oog oor oorlog opvang oppas
        opvoed oud ouder overlijd paar pakk papier partij patiënt pension persoon pijn plaats plan politi poets post praat prijs project
        psychisch psychiatr raad raam recht reis rek ren rest revalid ris rolstoel rouw rug ruim rust samen school schoon schrijf schuld
        seks senior slaap slag slecht sleutel sluit snel sociaal solidair spel spoed sport spreek staat stad steun stil stoel straat stress
        student suïcid taal tafel tand tehuis telefoon thuis tijd toegang traject trap trek tuin twijfel uit uitkering uur vaart vader val
        vakantie veilig ver veran verblijf verdriet verhaal verhuis verkeer verlies verpleeg verslaafd vertaal vervoer verzeker verzorg
        vis vlucht voed voet volk voorzien vraag vrede vriend vrij vrijwillig vrouw waak waarde wacht wandel warm was water week weg wel
        werk werkloos wet wijk wijs winkel woning woon woord yoga zaal zachtmoed ziek ziekenhuis zin zoon zorg zuster zwaar zwanger zwijg
        egoïst geïnteresseerd coöperat naïef poëzi reünie vacuüm beëindig ideeë knieë zeeën ruïn mozaïek bruyère carrière scène
        aaien bloei boei draai eier fraai gooi haai kooi maaien naaien roeien zaaien royal kayak yoghurt gym hygiën system
        """,
        "be ge ver ont her on mis over thuis",
        """
        e en ene s se heden heid heids end ende ing ingen ig ige iger igheid igheden lijk lijke lijkheid baar bare bar baarheid er ers ster
        je jes tje tjes t te ten d de den dd kk tt gemen enheid cheid eig eigheid ieën isme ist isten atie aties eren eer aar aars erij loos
        zaam achtig schap schappen em elen iteit
        """);

    public static Vocabulary French { get; } = new(
        "aeiouyaeiouesbcdfghjlmnpqrstvxçkwzâàëéêèïîôûùœ",
        """
        abandon abîm abri absen accept accès accompagn accueil achet actif activ adapt addict admini adolescen adopt adress affair âg agré
        agress aid aîn alcool alité allergi aller aménag amélior amour ancien angoiss anim anné annonc anxiét appel appren appui argent
        arrêt art assist associat assur aujourd autonom avanc avoc bain baiss banqu bât bén bénéfic bénévol besoin bien blanc blessur
        boir bon bourgeois brais brill brûl bureau cach caiss calcul canc capac capitul carenc centr certif chaîn chambr chang charg chauff
        cherch cheval chez chois chôm choqu chroniqu cité clair collect colloc colèr comité commun complèt compr concern conduit confianc
        conflit connaiss conseil consult contact continu contrôl coopér corps coupl courag couvr craindr créatif crédit crèch cris croy
        cuis curat danger débord décè découvr défend défens dégât délai délicat délinqu demand dément démocrat dent dépann départ dépress
        dérang derni désesp dett développ devoir diabèt différ difficil digit dign direct disponib distribu divorc doct domicil don dormi
        douleur douc drogu droit durabl éclair école économ écout éduc effort égal élev embauch émot empêch emploi employ enfan enfanc
        ennui ennuy ensembl entend entour envoy épuis équip erreur espac espèr essay établ étrang étud évalu évit exclu exig exil expér
        expliqu facil faibl faim famil famill fatigu fauteuil féminin femm fêt fiel financ finiss fonction fond form fort fragil franc
        frèr froid gagn garant gard gay général génér gens gest grand gratuit grav group guér guid habit handicap hébergemen hérit heur
        histoir hom hôpital horair humain humid hygièn ident illég impay impliqu import impossibl incend inclus inconnu indépend
        individu infirm inform inquiét inscri insert insom instit intégr intell intens interdi intern intervent invalid isol jamai jeun
        joie jou jouiss jug juif jurid juridiqu justic laïc laïqu langu lav léger lent lib libér lieu lign liquid liv livr log loi loisir long
        louer lumièr magasin main maintien maïs mal malad maltrait maman mang manièr mariag matern mèr médiat médic médecin mém ménag
        menac mental merveill métier mobil moind montr moral mort mou mouv moyen mutuel naïf naiss natur négat néglig neig noël nomad
        nourr nouveau nuit obésité objectif obligat obstacl occup officiel ombr opér oral organis orient orphel ouvri pai païen papier
        pard parent parl parol particip pass patern patient pauvr pay pédagog pein pens perd perm person pert peur peupl phys piqû plac
        plaint plan plein poli populair porteur possib précair préfér prépar présen prévent pris prison privé prix problèm proch produ
        profess progrès projet propr prot psych psychiatr publi puér quartier quel question quitt racis rais rapid ratt réalis réconfort
        reçu refuge régl régulièr relat remb remerci renc répar repas répit répons repos respect respir respons rest retrait réuni réuss rêv
        risqu rom royal rue ruïn sal san sécur séjour semain sensib sépar série servic seul sexuel siècl sign silenc simpl social soeur
        soif soign soin soir solidair solit sommeil sour souffr soul soulag soutien spécial stress suicid suiv support surd syndicat
        tabl taill tard tarif taxi techniq témoin tendr tensi thérap tiers titul toilett tomb toxicoman tradui trait tranquill transport
        travail tribun tris troubl tuber tutel urgen usag util vacanc vaccin vaiss valid veill vend vérif veuv victim vie vieill ville
        viol violen visit vivr voisin vol volont voyag vuln aigu ambigu contigu exigu guë héroï haï égoï coïncid Noë ïamb canoë
        """,
        "re dé in par col tap ni",
        """
        ance iqUe ique isme able iste eux ances iques ismes ables istes atrice ateur ation atrices ateurs ations logie logies usion ution
        usions utions ence ences ement ements ité ités if ive ifs ives eaux aux euse euses issement issements amment emment ment ments
        icatrice icateur ication ivement ativement eusement ablement iquement ièrement ierement abilité icité ivité ativité icatif îmes ît
        îtes i ie ies ir ira irai iraient irais irait iras irent irez iriez irions irons iront is issaient issais issait issant issante
        issantes issants isse issent isses issez issiez issions issons it ions é ée ées és èrent er era erai eraient erais erait eras erez
        eriez erions erons eront ez iez âmes ât âtes a ai aient ais ait ant ante antes ants as asse assent asses assiez assions ion sion
        tion ier ière iers ières e es s enne onne ette elle eille èr ér èle ède ï ïs ïe ë yer oyons uyant ç çons quer guer
        """);

    public static Vocabulary English { get; } = new(
        "aeiouyaeioubcdfghjklmnpqrstvwxyz'",
        """
        abil abl abus accept access accident accommod accompan ache achiev act activ adapt addict admin adopt adult advis advoc afford age
        agree aid alarm alcohol alert allow alon ambul anger anim annoy answer anxi appeal appl appoint apprais argu arrang arriv asham ask
        assess assist attend aunt author autism avail avoid awar baby bag balanc ban bar bath beat bed befriend beg begin believ benefit
        bereav bill bless blind bod book borrow bottl break bring broth brother bud budget bull bus busi buy bu call calm camp can cancer
        capabl car card care carer carry case catch caus celebr centr certain chang charg charit chat cheap check child chok choic citizen
        city claim class clean client clin cloth club cohes cold collect comfort commun compan complain concern condition confid conflict
        connect consent consult contact continu control cook cop cost council counsel coupl cours cover cred cri cris cry cultur cur cut
        daily damag danger daughter day dead deaf deal death debt decid delay deliver dement dent depend depress deriv desk detail develop
        diabet die diet differ difficult dign direct dirt disab discharg discuss dish distress divorc doctor document domest donat door doubl
        dream dress drink driv drop drug dry dy early earn eat econom educ eld elder electric emerg emotion employ empt empow end engag
        enjoy enquir ensur enter equal equip escap establish ethic evict exam exclud excus exercis exist expect experienc explain expos ey
        face facil fail fair fall famil fat fath fear fee feed feel fell fever fight fill final financ find fire first fit fix flat fly
        follow food foot forc form fost found frail free friend full fund funer gain gamb gather gener general generos gentl get gift girl
        giv glad go god good govern grant gratitud grief group grow guid habit hand handicap happ hard harm hat hatred head heal health hear
        heart heat help hobb hold home hope hop hospit host hous hug human hung hunger hurr hurt identif ill imagin immigr impair import
        improv incom independ individu infect inform injur inquir insur integr interpret invit invol isol job join jog judg just keep kind
        kitchen kiss knit know lad land languag late laugh law lay lead leagu learn leav legal leisur lend less lie lift light limit link
        listen liv load loan local log lonel long look loo los love low loyal luck mak man manag marri meal mean meet memor mental mercy
        merr met migr mind miss mobil mom money month mood moth mother mov multipl mum music mutual nap nation natur near need neglect
        neighbour night nois normal note nurs nutri obes observ occup offer offic old only open operat opinion organ organiz orphan
        outcom pack pain panic pap parent park part particip pass patient pay pension people perman person phon phys pit pity plac plan play
        please plot polic polit poor popul possibl post pour poverty practic pray pregnan prefer prescri press prevent pric prim prison
        privat problem profession program project promis protect provid psycholog public pur quick quiet race ration reach read ready real
        reason recov recreat refer refug regist regul rehabilit relat relax relief religi rely remed remind rent repair report request
        rescu resid resolv respect respit respons rest retir return rich rid right risk roll room rul run sad safe satisf sav school
        scor search secur see seek self sell send senior sensit separ serv sever sex shar shelter ship shop short show shy sick sign sing
        sing sister sit skill sky sleep slip slow smok soc social soft solicit solv son soul speak special spend spirit sport stabil stag
        stair stand start starv stay steal step stigma stop strang street stress strong stud subsid succ suffer suicid suit sunn supp
        support sur surviv sympath system tabl tail tak talk tap tax teach team teen tell temper tenan tens test thank therap think thrill
        tid tie tir toilet tool touch tour toy train transl transport trauma travel treat tri trip trust try tutor ty ugl uncl understand
        unit univers unus urg us util vaccin valu veter victim view violen visit vital vocat voic volunteer vot vulner wait walk want ward
        warm wash wast water way weak wear week weigh welcom welfar well wheel will win wis wom won wood work worr worth wound writ yard
        yell yes yoga young youth arsen commun gener cosm bias atlas howe news skis skies sky
        inning outing canning herring earring proceed exceed succeed dying lying tying idly gently ugly early only singly
        """,
        "' un re dis over y",
        """
        's ' 's' sses ied ies s us ss eed eedly ed edly ing ingly ated ating bled bling ized izing bbed dding ffed gging mmed nning pped rring
        tted lled ssing y ys yed ying ily tional enci ency anci ancy abli ably entli ently izer ization ational ation ator alism aliti ality
        alli ally fulness ousli ously ousness iveness iviti ivity biliti bility bli bly ogi logi logy fulli fully lessli lessly li ly alize
        icate iciti icity ical ful ness ative al ance ence er ers ic able ible ant ement ments ment ent ism ate iti ity ous ive ize ise sion
        tion ion e el ell le
        """);

    public string[] Words()
    {
        var stems = Split(Stems);
        var endings = Split(Endings);
        var words = new SortedSet<string>(stems, StringComparer.Ordinal);
        words.UnionWith(endings);
        words.UnionWith(stems.SelectMany(_ => endings, (stem, ending) => stem + ending));
        words.UnionWith(Split(Prefixes).SelectMany(_ => stems, (prefix, stem) => prefix + stem));

        var random = new Random(2026);
        for (var i = 0; i < Invented; i++)
        {
            var letters = random.GetItems(Letters.AsSpan(), random.Next(1, 9));
            var ending = endings[random.Next(endings.Length)];
            words.Add(random.Next(3) switch
            {
                0 => new string(letters),
                1 => new string(letters) + ending,
                _ => stems[random.Next(stems.Length)] + endings[random.Next(endings.Length)] + ending,
            });
        }
        // stemwords writes ASCII capitals small before it stems; we are given small letters.
        return [.. words.Select(w => w.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
    }

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

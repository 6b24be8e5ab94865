using Mono.Cecil;
using Mono.Cecil.Cil;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ArchitectureTests
{
    // The whole design on one screen: who may use whom. A new arrow is a decision; add it here in the same commit.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Accounts"] = ["Audit", "Data", "Messages", "Platform"],
        ["About"] = ["Data", "Directory", "Finder", "Platform", "Territories"],
        ["Administration"] = ["Jobs", "Messages", "Platform", "SignIn", "Ui"],
        ["Audit"] = ["Data", "Jobs", "Platform"],
        ["Backup"] = ["Audit", "Data", "Platform"],
        ["Choose"] = ["Data", "Directory", "Finder", "Platform", "Territories", "Ui"],
        ["Agreements"] = ["Accounts", "Audit", "Data", "Directory", "Messages", "Organisations", "Platform", "Territories", "Ui"],
        ["Cards"] = ["Data", "Directory", "Finder", "Platform"],
        // Nobody uses Confidential: where a refuge is can be reached from the command line only.
        ["Confidential"] = ["Audit", "Data", "Directory", "Platform"],
        ["Corrections"] = ["Audit", "Data", "Directory", "Jobs", "Messages", "Platform", "Ui"],
        ["Data"] = ["Platform"],
        ["Directory"] = ["Data"],
        ["Entries"] = ["Data", "Directory", "Finder", "Platform", "Territories", "Ui", "Upkeep"],
        ["Doubles"] = ["Audit", "Data", "Directory", "Editing", "Finder", "Jobs", "Platform", "Territories", "Ui"],
        ["Editing"] = ["Accounts", "Audit", "Data", "Directory", "Finder", "Jobs", "Organisations", "Platform", "Proposals", "Reach", "Territories", "Ui"],
        ["Editors"] = ["Corrections", "Data", "Organisations", "Platform", "Signals", "Territories", "Ui"],
        ["Finder"] = ["Data", "Directory", "Platform", "Signals", "Territories", "Ui"],
        ["Guide"] = ["Data", "Directory", "Finder", "Platform", "Territories", "Ui"],
        ["Home"] = ["Accounts", "Agreements", "Audit", "Corrections", "Data", "Doubles", "Jobs", "Messages", "Organisations", "Platform", "Proposals", "Ui", "Upkeep"],
        ["Helplines"] = ["Data", "Directory", "Finder", "Platform", "Ui"],
        ["Jobs"] = ["Data", "Platform"],
        // Who belongs where lies under accounts, so that these can ask who may act; what needs names and mail lies above them, in Members.
        ["Organisations"] = ["Audit", "Data", "Directory", "Platform", "Territories"],
        ["Messages"] = ["Audit", "Data", "Jobs", "Platform"],
        ["Paper"] = ["Data", "Directory", "Finder", "Platform", "Territories", "Ui"],
        ["Keys"] = ["Audit", "Data", "Platform"],
        ["Members"] = ["Accounts", "Audit", "Data", "Directory", "Jobs", "Messages", "Organisations", "Platform", "SignIn", "Ui"],
        ["Platform"] = [],
        ["Proposals"] = ["Audit", "Corrections", "Data", "Directory", "Finder", "Jobs", "Messages", "Platform", "Ui"],
        // Below what edits: the form says beside a field that it does not answer.
        ["Reach"] = ["Data", "Directory", "Jobs", "Platform"],
        ["RegionData"] = ["Data", "Directory", "Platform", "Territories"],
        ["Sheets"] = ["Audit", "Data", "Directory", "Editing", "Finder", "Jobs", "Platform", "Territories", "Ui"],
        ["SignIn"] = ["Accounts", "Audit", "Data", "Jobs", "Messages", "Organisations", "Platform", "Ui"],
        ["Signals"] = ["Data", "Jobs", "Platform", "Territories"],
        ["Territories"] = ["Data", "Platform"],
        // Tries a change of words on the finder, and keeps terms with the history of entries.
        ["Terms"] = ["Accounts", "Audit", "Data", "Directory", "Editing", "Finder", "Platform", "Territories", "Ui"],
        ["Ui"] = ["Data", "Platform"],
        // Pages of entries note that they were looked for; owners are asked by it. It lies above what edits and finds.
        ["Upkeep"] = ["Accounts", "Audit", "Corrections", "Data", "Directory", "Editing", "Finder", "Jobs", "Messages", "Organisations", "Platform", "Reach", "Territories", "Ui"],
    };

    private static readonly string[] Houses = ["Data", "Platform", "Ui"];

    // What a pure library may not touch: the web, the database, files, the network, the clock, the console, other processes.
    private static readonly string[] Impure =
    [
        "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "Microsoft.Data", "Npgsql", "YamlDotNet", "Nabij.",
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.DriveInfo", "System.Net", "System.Data", "System.Diagnostics.Process",
        "System.Console", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Random",
    ];

    [Fact]
    public void Parts_use_only_the_parts_they_are_allowed_to_and_no_arrow_is_left_over()
    {
        var arrows = Arrows().ToHashSet();
        var allowed = Allowed.SelectMany(p => p.Value, (p, to) => (From: p.Key, To: to)).ToHashSet();

        Report.None(arrows.Except(allowed).Select(a => $"{a.From} -> {a.To}").Order(StringComparer.Ordinal));
        Report.None(allowed.Except(arrows).Select(a => $"unused: {a.From} -> {a.To}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_arrows_make_no_circle()
    {
        var left = Allowed.ToDictionary(p => p.Key, p => p.Value.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.FirstOrDefault(p => p.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var uses in left.Values)
            {
                uses.Remove(free);
            }
        }

        Report.None(left.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_house_names_no_feature() =>
        Report.None(Arrows().Where(a => Houses.Contains(a.From) && !Houses.Contains(a.To)).Select(a => $"{a.From} -> {a.To}"));

    [Theory]
    [InlineData(typeof(Search.SearchQuery))]
    [InlineData(typeof(Calendar.OpeningHours))]
    [InlineData(typeof(Belgium.PhoneNumber))]
    [InlineData(typeof(global::Nabij.Doubles.DoubleFinder), "Nabij.Belgium")]
    public void Pure_libraries_touch_nothing_outside(Type inLibrary, string? alsoPure = null)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(inLibrary.Assembly.Location);
        var used = assembly.MainModule.GetTypeReferences().Select(t => t.FullName)
            .Where(name => Impure.Any(i => name.StartsWith(i, StringComparison.Ordinal)) && (alsoPure is null || !name.StartsWith(alsoPure + ".", StringComparison.Ordinal)))
            .Concat(assembly.MainModule.GetMemberReferences()
                .Where(m => m.Name is "get_Now" or "get_UtcNow" or "get_Today" or "NewGuid" || (m.DeclaringType.FullName == "System.Environment" && m.Name != "get_CurrentManagedThreadId"))
                .Select(m => m.FullName));

        Report.None(used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nobody_outside_data_speaks_sql_or_knows_which_database_it_is()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
        var speakers =
            from type in assembly.MainModule.GetTypes()
            where Part(type) is not "Data"
            from method in type.Methods.Where(m => m.HasBody)
            from called in method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>()
            where called.Name.StartsWith("FromSql", StringComparison.Ordinal) || called.Name.StartsWith("ExecuteSql", StringComparison.Ordinal) ||
                called.Name.StartsWith("SqlQuery", StringComparison.Ordinal) || called.Name is "GetDbConnection" or "IsNpgsql" or "IsSqlite" ||
                called.DeclaringType.FullName.StartsWith("System.Data.Common.Db", StringComparison.Ordinal)
            select $"{type.FullName}.{method.Name} calls {called.Name}";

        Report.None(speakers);
    }

    [Fact]
    public void Sealed_bytes_are_taken_by_the_mapping_and_opened_by_few()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
        var calls = (from type in assembly.MainModule.GetTypes()
                     from method in type.Methods.Where(m => m.HasBody)
                     from called in method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>()
                     select (By: Outermost(type), To: $"{called.DeclaringType.Name}.{called.Name}")).Distinct().ToList();

        Assert.Equal(["ReSealing", "SealedBytes", "SealedColumns"], By("Sealed.ToStored"));
        Assert.Equal(["ReSealing", "SealedBytes", "SealedColumns"], By("Sealed.FromStored"));
        Assert.Equal(["FileSeals", "Seals"], By("SealedBytes.Open"));
        Assert.Equal(["ReSealing"], By("Seals.Renew"));
        Assert.Equal(["FileSeals", "HandleCorrections", "Seals"], By("Seals.OpenBytes"));
        Assert.Equal(["AccountStore", "ConfidentialAddresses", "Drafts", "Envelopes", "HandleCorrections", "HandleProposals", "InvitedAddresses", "OwnerQuestions", "Steps"], By("Seals.Open"));
        // The door to persons' files will be the only one.
        Assert.Empty(By("FileSeals.OpenAsync"));

        IEnumerable<string> By(string method) => calls.Where(c => c.To == method).Select(c => c.By).Distinct().Order(StringComparer.Ordinal);

        static string Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type.Name;
    }

    [Fact]
    public void No_view_tag_helper_or_answer_holds_what_is_sealed()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
        string[] keepers = ["Sealed", "SealedBytes", "Seals", "FileSeals"];
        var shown = assembly.MainModule.GetTypes().Where(t => t.Namespace == "AspNetCoreGeneratedDocument" || Inherits(t, "TagHelper") || (t.IsPublic && t.Name.EndsWith("View", StringComparison.Ordinal)));
        Report.None(shown.SelectMany(t => Uses(t).Where(u => keepers.Contains(u.Name)).Select(u => $"{t.FullName} -> {u.Name}")));

        // A page may seal what was typed; what it shows may not be sealed.
        var properties = assembly.MainModule.GetTypes().Where(t => Inherits(t, "PageModel")).SelectMany(t => t.Properties);
        Report.None(properties.Where(p => Unwrap(p.PropertyType).Any(u => keepers.Contains(u.Name))).Select(p => p.FullName));

        static bool Inherits(TypeDefinition type, string name) => type.BaseType is { } @base && (@base.Name == name || (@base.Resolve() is { } resolved && Inherits(resolved, name)));
    }

    private static IEnumerable<(string From, string To)> Arrows()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location);
        return
        [
            .. (from type in assembly.MainModule.GetTypes()
                let @from = Part(type)
                where @from is not null
                from used in Uses(type)
                let to = Part(used)
                where to is not null && to != @from
                select (@from, to)).Distinct(),
        ];
    }

    private static string? Part(TypeReference type)
    {
        var root = type;
        while (root.DeclaringType is not null)
        {
            root = root.DeclaringType;
        }

        if (root.Namespace == "AspNetCoreGeneratedDocument")
        {
            return root.Name.Split('_') switch
            {
                ["Features", "", ..] => null,
                ["Features", var feature, ..] => feature,
                [var part, ..] => part,
                _ => null,
            };
        }

        return root.Namespace.Split('.') switch
        {
            ["Nabij", "Features", var feature, ..] => feature,
            ["Nabij", var part, ..] when Houses.Contains(part) => part,
            _ => null,
        };
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.CustomAttributes.Select(a => a.AttributeType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.SelectMany(p => p.CustomAttributes.Select(a => a.AttributeType).Append(p.PropertyType)),
            .. type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => v.VariableType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).SelectMany(InOperand),
        ];
        return direct.OfType<TypeReference>().SelectMany(Unwrap);
    }

    private static IEnumerable<TypeReference?> InOperand(Instruction i) => i.Operand switch
    {
        TypeReference t => [t],
        FieldReference f => [f.DeclaringType, f.FieldType],
        GenericInstanceMethod g => [g.DeclaringType, g.ReturnType, .. g.GenericArguments],
        MethodReference m => [m.DeclaringType, m.ReturnType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Unwrap(TypeReference t) => t switch
    {
        GenericInstanceType g => g.GenericArguments.SelectMany(Unwrap).Prepend(g.ElementType),
        TypeSpecification s => Unwrap(s.ElementType),
        _ => [t],
    };
}

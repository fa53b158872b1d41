using Sinan.Cli;
using Sinan.Testing;

namespace Sinan.Tests.Architecture;

/// <summary>Holds the built assemblies against the rules of the code base; every rule must also find the violation planted for it.</summary>
public sealed class ArchitectureTests
{
    const string PlantedStages = "Sinan.Tests.Architecture.Violations.Stages";
    const string PlantedNumerics = "Sinan.Tests.Architecture.Violations.Numerics";

    static readonly IReadOnlyDictionary<string, AssemblyEdges> Built = Rules.AllowedReferences.Keys
        .ToDictionary(name => name, name => AssemblyEdges.Read(Path.Combine(AppContext.BaseDirectory, name + ".dll")));

    static readonly AssemblyEdges Planted = AssemblyEdges.Read(typeof(ArchitectureTests).Assembly.Location);

    [Fact]
    public void Projects_use_only_the_projects_they_may()
    {
        Assert.Empty(Built.Values.SelectMany(a => Rules.References(a.Name, a.References)));

        Assert.Contains("Sinan.Numerics → Sinan.Kernel", Rules.References("Sinan.Numerics", Planted.References));
    }

    [Fact]
    public void Stages_see_only_the_contracts_of_other_stages()
    {
        Assert.Empty(Rules.StageBorders(Built["Sinan.Stages"].Edges, "Sinan.Stages"));

        var found = Rules.StageBorders(Planted.Edges, PlantedStages);
        Assert.Equal([PlantedStages + ".Left.Features.ReachesIntoAnotherStage → " + PlantedStages + ".Right.Domain.Secret"], found);
    }

    [Fact]
    public void Domains_see_no_database_server_file_clock_or_use_case()
    {
        Assert.Empty(Rules.DomainPurity(Built["Sinan.Stages"].Edges, "Sinan.Stages"));

        var found = Rules.DomainPurity(Planted.Edges, PlantedStages).Order();
        Assert.Equal(
            [
                PlantedStages + ".Right.Domain.ImpureDomain → " + PlantedStages + ".Right.Features.Answer", PlantedStages + ".Right.Domain.ImpureDomain → System.IO.File",
                PlantedStages + ".Right.Domain.ImpureDomain → System.TimeProvider",
            ],
            found);
    }

    [Fact]
    public void Pages_call_handlers_and_never_data()
    {
        Assert.Empty(Rules.PagesCallHandlers(Built["Sinan.Stages"].Edges.ToList(), "Sinan.Stages"));

        var found = Rules.PagesCallHandlers(Planted.Edges.ToList(), PlantedStages);
        Assert.Equal([PlantedStages + ".Left.Features.PageThatReadsData → " + PlantedStages + ".Left.Data.ILeftStore"], found);
    }

    [Fact]
    public void Kernels_open_no_file_and_read_no_clock()
    {
        Assert.Empty(Rules.KernelPurity(Built["Sinan.Numerics"].Edges, "Sinan.Numerics"));

        Assert.Contains(PlantedNumerics + ".ImpureKernel → System.IO.File", Rules.KernelPurity(Planted.Edges, PlantedNumerics));
    }

    [Fact]
    public void Nobody_calls_a_banned_member()
    {
        var symbols = File.ReadAllLines(Path.Combine(Repository.Root, "BannedSymbols.txt")).Where(line => line.Length > 2).ToList();

        Assert.Empty(Built.Values.SelectMany(a => Rules.BannedCalls(a.Calls, symbols)));

        var found = Rules.BannedCalls(Planted.Calls, symbols).Where(f => f.StartsWith(PlantedNumerics, StringComparison.Ordinal));
        Assert.Equal(
            [PlantedNumerics + ".BannedCaller → System.DateTime.get_UtcNow", PlantedNumerics + ".BannedCaller → System.Random..ctor", PlantedNumerics + ".BannedCaller → System.Threading.Tasks.Task`1.get_Result"],
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_use_case_has_a_handler_a_door_and_words()
    {
        Assert.Empty(UseCases.Faults(Built["Sinan.Stages"], Built["sinan"], Path.Combine(Repository.Root, "src", "Sinan.Stages"), SinanCli.Texts));
    }

    [Fact]
    public void A_use_case_without_handler_or_words_is_noticed()
    {
        var folder = Directory.CreateTempSubdirectory("sinan-usecases-");
        try
        {
            folder.CreateSubdirectory("Nowhere/Features/DoNothing");

            Assert.Equal(
                ["Nowhere/DoNothing: no handler and no door to one", "Nowhere/DoNothing: no words of its stage"],
                UseCases.Faults(Built["Sinan.Stages"], Built["sinan"], folder.FullName, SinanCli.Texts));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

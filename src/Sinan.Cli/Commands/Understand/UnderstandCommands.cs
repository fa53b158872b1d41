using System.CommandLine;

namespace Sinan.Cli.Commands.Understand;

/// <summary>The group <c>understand</c>.</summary>
static class UnderstandCommands
{
    public static Command Create(CommandShell shell) => shell.Verb(
        "understand", "cli.understand", null,
        FunnelCommand.Create(shell),
        FrictionCommand.Create(shell),
        RetentionCommand.Create(shell),
        TrendCommand.Create(shell),
        PathsCommand.Create(shell),
        LifecycleCommand.Create(shell),
        StickinessCommand.Create(shell),
        SessionsCommand.Create(shell),
        CorrelationCommand.Create(shell),
        ForecastCommand.Create(shell),
        AnomaliesCommand.Create(shell),
        ImpactCommand.Create(shell),
        CohortCommand.Create(shell),
        SegmentsCommand.Create(shell),
        CompareCommand.Create(shell),
        PredictCommand.Create(shell),
        DashboardCommand.Create(shell),
        TemplateCommand.Create(shell));
}

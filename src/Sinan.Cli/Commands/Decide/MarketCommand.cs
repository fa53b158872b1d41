using System.CommandLine;
using Sinan.Kernel;
using Sinan.Stages.Decide;
using Sinan.Stages.Decide.Features.KeepMarket;

namespace Sinan.Cli.Commands.Decide;

/// <summary><c>decide market</c>: features of the products on the market and what was noted of it.</summary>
static class MarketCommand
{
    public static Command Create(CommandShell shell)
    {
        var words = shell.Words;
        return shell.Verb("market", "cli.decide.market", async (context, _, cancellationToken) =>
        {
            var services = await context.WorkspaceAsync(create: false, cancellationToken);
            var view = await services.GetRequiredService<KeepMarketHandler>().HandleAsync(new KeepMarket(), cancellationToken);
            return context.Answer(Outcome<MarketView>.Ok(view), (market, output) =>
            {
                output.WriteLine(words.Write(market.Sentence));
                TextTable.Write(
                    output, [words["decide.market.feature"], .. market.Board.Products],
                    market.Board.Features.Select(f => (IReadOnlyList<string>)[f.Name, .. market.Board.Products.Select(p => words["decide.market.support." + NeedWords.Code(f.Of(p))])]));
            });
        });
    }
}

using System.Net;
using Sinan.Tests.Web;
using static Sinan.Tests.Decide.IdeaBoardTests;

namespace Sinan.Tests.Decide;

/// <summary>A server of its own: what a flood uses up, other tests of the board would miss.</summary>
public sealed class IdeaFloodTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Programs_are_kept_back_and_floods_turned_away()
    {
        var board = await OpenAsync(server);
        using var robot = server.Stranger();
        using var trapped = await SendAsync(robot, board, "idea", ("title", "Cheap watches for you"), ("Website", "http://spam"));
        Assert.Equal(HttpStatusCode.Redirect, trapped.StatusCode);
        Assert.DoesNotContain("Cheap watches", (await PageAsync(robot, board)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        HttpStatusCode last = HttpStatusCode.OK;
        for (var n = 0; n < 30 && last != HttpStatusCode.TooManyRequests; n++)
        {
            using var answer = await SendAsync(robot, board, "idea", ("title", $"Flood {n} {n * 7919}"), ("Sure", "true"));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}

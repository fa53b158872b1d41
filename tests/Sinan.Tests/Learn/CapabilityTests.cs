using AngleSharp.Html.Parser;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;
using Sinan.Tests.Web;

namespace Sinan.Tests.Learn;

[Collection("server")]
public sealed class CapabilityTests(TestServer server)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_topics_the_sheet_says_what_models_do_and_leaves_examples_out()
    {
        using var viewer = await server.PersonAsync(AccountRole.Viewer);
        viewer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var page = new HtmlParser().ParseDocument(await viewer.GetStringAsync("/learn/capabilities", Token));

        Assert.Equal(Capability.All.Length, page.QuerySelectorAll("main tbody tr").Length);
        Assert.DoesNotContain("{theme}", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("run the loop", page.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
    }
}

using Sinan.Stages.Shared;

namespace Sinan.Tests.Web;

/// <summary>Pages of a long list, as links.</summary>
public sealed class PagingTests
{
    const string Here = "http://127.0.0.1/decide?state=open&segment=a%20%26%20b&needs-page=3&tag=x&tag=y";

    [Fact]
    public void A_link_keeps_all_that_the_address_asks_for_and_changes_its_own_page_only()
    {
        var paging = Paging.Of(Here, "needs", 950, 100);

        Assert.Equal((3, 10, 200), (paging.Page, paging.Pages, paging.First));
        Assert.Equal("/decide?state=open&segment=a%20%26%20b&tag=x&tag=y&needs-page=4", paging.Href(4));
        Assert.Equal("/decide?state=open&segment=a%20%26%20b&tag=x&tag=y", paging.Href(1));
        // Another list on the same page is on its own page.
        Assert.Equal(1, Paging.Of(Here, "waiting", 950, 100).Page);
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-4", 1)]
    [InlineData("99", 3)]
    [InlineData("99999999999999999999", 1)]
    [InlineData("<script>", 1)]
    [InlineData("", 1)]
    public void What_is_no_page_is_the_nearest_there_is(string asked, int page) =>
        Assert.Equal(page, Paging.Of("http://127.0.0.1/x?ideas-page=" + Uri.EscapeDataString(asked), "ideas", 201, 100).Page);

    [Fact]
    public void Every_row_stands_on_one_page_and_the_ends_are_always_linked()
    {
        foreach (var rows in new[] { 0, 1, 99, 100, 101, 1_000 })
        {
            var pages = Paging.Of("http://127.0.0.1/x", "x", rows, 100).Pages;
            var seen = Enumerable.Range(1, pages).Select(p => Paging.Of($"http://127.0.0.1/x?x-page={p}", "x", rows, 100)).SelectMany(p => Enumerable.Range(0, rows).Skip(p.First).Take(p.Size));
            Assert.Equal(Enumerable.Range(0, rows), seen);
        }

        Assert.Equal([1, 0, 18, 19, 20, 21, 22, 0, 40], Paging.Of("http://127.0.0.1/x?x-page=20", "x", 4_000, 100).Shown);
        Assert.Equal([1, 2, 3], Paging.Of("http://127.0.0.1/x", "x", 250, 100).Shown);
    }
}

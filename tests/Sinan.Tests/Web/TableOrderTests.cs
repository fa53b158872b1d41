using System.Globalization;
using Sinan.Stages.Shared;

namespace Sinan.Tests.Web;

/// <summary>The order of a long table, as links.</summary>
public sealed class TableOrderTests
{
    const string Here = "http://127.0.0.1/decide?state=open&needs-page=3&needs-sort=-2&other-page=4";

    static readonly bool[] two = [true, true];

    [Fact]
    public void A_link_keeps_what_the_address_asks_for_and_begins_at_the_first_page()
    {
        var order = TableOrder.Of(Here, "needs", two);

        Assert.Equal((2, true), (order.Column, order.IsDescending));
        Assert.Equal("/decide?state=open&other-page=4&needs-sort=1", order.Href(1, isNumber: false));
        Assert.Equal("/decide?state=open&other-page=4&needs-sort=-1", order.Href(1, isNumber: true));
        // The column that orders is turned round.
        Assert.Equal("/decide?state=open&other-page=4&needs-sort=2", order.Href(2, isNumber: true));
        Assert.Equal([null, "descending"], new[] { 1, 2 }.Select(order.AriaOf));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("0")]
    [InlineData("-9")]
    [InlineData("99999999999")]
    [InlineData("-2147483648")]
    [InlineData("x")]
    [InlineData("1")]
    public void What_is_no_column_to_sort_by_changes_nothing(string asked) =>
        Assert.Equal(0, TableOrder.Of("http://127.0.0.1/x?ideas-sort=" + asked, "ideas", [false, true]).Column);

    [Fact]
    public void Numbers_words_and_times_are_ordered_and_the_unknown_stay_last()
    {
        object?[] numbers = [3L, null, 1.5, 20, double.NaN, 3m], words = ["b", "", "A", "c", null], times = [At(2), At(1), null, At(3)];

        Assert.Equal([1.5, 3L, 3m, 20, null, double.NaN], Sorted(numbers, "1"));
        Assert.Equal([20, 3L, 3m, 1.5, null, double.NaN], Sorted(numbers, "-1"));
        Assert.Equal(["A", "b", "c", "", null], Sorted(words, "1"));
        Assert.Equal([At(3), At(2), At(1), null], Sorted(times, "-1"));
        Assert.Equal(numbers, Sorted(numbers, ""));
    }

    [Fact]
    public void Words_are_ordered_as_the_reader_expects()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
            // By sound: beijing, shanghai, zhengzhou.
            Assert.Equal(["北京", "上海", "郑州"], Sorted(["郑州", "上海", "北京"], "1"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    static IEnumerable<object?> Sorted(object?[] values, string asked) =>
        TableOrder.Of("http://127.0.0.1/x?t-sort=" + asked, "t", [true]).Sort(values, [new TableColumn<object?> { Sort = value => value }]);

    static DateTimeOffset At(int day) => new(2024, 1, day, 0, 0, 0, TimeSpan.Zero);
}

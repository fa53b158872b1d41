using Sinan.Kernel;

namespace Sinan.Tests.Kernel;

public sealed class ShownAddressTests
{
    // Expected by hand from the parts of RFC 3986: scheme, user information, host, port, path, query, fragment.
    [Theory]
    [InlineData("https://feeds.example.org/all.csv", "https://feeds.example.org/all.csv")]
    [InlineData("https://feeds.example.org", "https://feeds.example.org/")]
    [InlineData("https://feeds.example.org/all.csv?token=s3cret", "https://feeds.example.org/all.csv?token=…")]
    [InlineData("https://feeds.example.org/all.csv?token=s3cret&page=2&flag", "https://feeds.example.org/all.csv?token=…&page=…&…")]
    [InlineData("https://feeds.example.org/all.csv?s3cret", "https://feeds.example.org/all.csv?…")]
    [InlineData("https://feeds.example.org/all.csv?czNjcmV0cw==", "https://feeds.example.org/all.csv?…")]
    [InlineData("https://feeds.example.org/all.csv?=s3cret", "https://feeds.example.org/all.csv?…")]
    [InlineData("https://feeds.example.org/all.csv?sig=czNjcmV0cw==", "https://feeds.example.org/all.csv?sig=…")]
    [InlineData("https://feeds.example.org/all.csv?next=https://me:s3cret@b.example/?x=1", "https://feeds.example.org/all.csv?next=…")]
    [InlineData("https://feeds.example.org/all.csv?", "https://feeds.example.org/all.csv")]
    [InlineData("https://feeds.example.org/all.csv#access_token=s3cret", "https://feeds.example.org/all.csv#…")]
    [InlineData("https://me:s3cret@feeds.example.org:8443/all.csv", "https://feeds.example.org:8443/all.csv")]
    [InlineData("https://s3cret@feeds.example.org/all.csv", "https://feeds.example.org/all.csv")]
    [InlineData("https://me:s3c@ret@feeds.example.org/all.csv", "https://…")]
    [InlineData("https://me:s3c ret@feeds.example.org/all.csv", "https://feeds.example.org/all.csv")]
    [InlineData("feed:///all.csv?token=s3cret", "feed://…")]
    [InlineData("  HTTP://me:s3cret@Feeds.example.org/all.csv?a=s3cret  ", "http://feeds.example.org/all.csv?a=…")]
    [InlineData("http://me:s3cret@[::1]:5080/a", "http://[::1]:5080/a")]
    [InlineData("http://feeds.example.org/评论/all.csv?令牌=s3cret", "http://feeds.example.org/评论/all.csv?%E4%BB%A4%E7%89%8C=…")]
    [InlineData("ftp://me:s3cret@feeds.example.org/all.csv", "ftp://feeds.example.org/all.csv")]
    public void An_address_is_shown_without_user_password_and_values(string address, string shown) => Assert.Equal(shown, ShownAddress.Of(address));

    [Theory]
    [InlineData("/data/exports/*.csv")]
    [InlineData("/data/what?token=1")]
    [InlineData("SELECT * FROM read_csv('/data/a.csv') WHERE name = 'x?y=1'")]
    [InlineData("with a as (select 1) select * from a")]
    [InlineData("file:///data/a.csv")]
    [InlineData("data/a://b")]
    [InlineData("relative/path.csv?x=1")]
    [InlineData("")]
    public void What_is_no_address_stays_as_it_is(string source) => Assert.Equal(source, ShownAddress.Of(source));
}
